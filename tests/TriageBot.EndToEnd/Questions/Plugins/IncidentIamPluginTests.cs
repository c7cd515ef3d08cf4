using TriageBot.EndToEnd.Checks;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Questions.Plugins;

public sealed class IncidentIamPluginTests
{
    private const string Execution = "arn:aws:iam::111122223333:role/execution";
    private const string Application = "arn:aws:iam::111122223333:role/checkout-task";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_role_that_acted_is_asked_about()
    {
        using var started = await Opened.Of(Roles().Task(Incident.TaskId, Overrides));
        (await started.Iam.May("s3:GetObject", null, null, Cancel)).Look.Query.ShouldBe("SimulatePrincipalPolicy checkout-task s3:GetObject on *");

        using var never = await Opened.Of(Roles().Task(Incident.TaskId, t => { Overrides(t); t["startedAt"] = null; }));
        (await never.Iam.May("kms:Decrypt", null, null, Cancel)).Look.Query.ShouldBe("SimulatePrincipalPolicy execution kms:Decrypt on *");
    }

    [Fact]
    public async Task A_pass_is_worded_as_not_refuted_and_a_refusal_as_one()
    {
        using var open = await Opened.Of(Roles().Task(Incident.TaskId, Overrides));

        (await open.Iam.May("s3:GetObject", null, "task", Cancel)).Look.Detail.ShouldContain("not refuted by identity policies");
        (await open.Iam.May("s3:PutObject", null, "task", Cancel)).Look.Detail.ShouldContain("may not do s3:PutObject");
    }

    [Fact]
    public async Task What_the_incident_names_is_meant_where_nothing_is_named()
    {
        using var open = await Opened.Of(Surrounded.NeverStarted("unable to pull secrets", [Surrounded.Secret], Overrides).Role("execution"));

        (await open.Iam.May("secretsmanager:GetSecretValue", null, null, Cancel)).Value!.ShouldHaveSingleItem().Resource.ShouldBe(Surrounded.Secret);
    }

    [Theory]
    [InlineData("admin", null, "role admin is beyond this incident")]
    [InlineData("arn:aws:iam::999988887777:role/execution", null, "role arn:aws:iam::999988887777:role/execution is beyond this incident")]
    [InlineData(null, "arn:aws:kms:eu-central-1:999988887777:key/1", "account 999988887777 is beyond this incident")]
    [InlineData(null, "arn:aws:kms:us-east-1:111122223333:key/1", "Region us-east-1 is beyond this incident")]
    [InlineData(null, "not-an-arn", "name an action such as kms:Decrypt, and an ARN or *")]
    public async Task Another_role_account_or_Region_is_refused_without_a_call(string? role, string? resource, string because)
    {
        using var open = await Opened.Of(Roles().Task(Incident.TaskId, Overrides));

        var found = await open.Iam.May("kms:Decrypt", resource, role, Cancel);

        found.Value.ShouldBeNull();
        found.Look.Result.ShouldBe(LookResult.Denied);
        found.Look.Detail.ShouldContain(because);
    }

    [Theory]
    [InlineData("kms:*")]
    [InlineData("*")]
    [InlineData("kms:Decrypt kms:Encrypt")]
    public async Task What_is_no_action_is_refused(string action)
    {
        using var open = await Opened.Of(Roles().Task(Incident.TaskId, Overrides));

        (await open.Iam.May(action, null, null, Cancel)).Look.Result.ShouldBe(LookResult.Denied);
    }

    [Fact]
    public async Task Roles_and_their_policies_are_the_tasks_own()
    {
        using var open = await Opened.Of(Roles().Task(Incident.TaskId, Overrides));

        (await open.Iam.Role("task", Cancel)).Value!.Name.ShouldBe("checkout-task");
        (await open.Iam.Policies("execution", Cancel)).Value!.Policies.ShouldHaveSingleItem().Name.ShouldBe("own");
        (await open.Iam.Role("admin", Cancel)).Look.Detail.ShouldContain("role admin is beyond this incident");
        (await open.Iam.Policies("admin", Cancel)).Look.Detail.ShouldContain("role admin is beyond this incident");
    }

    [Fact]
    public async Task A_task_without_roles_and_a_role_that_is_gone_are_nothing()
    {
        using var none = await Opened.Of(Incident.OneCrash());
        (await none.Iam.May("s3:GetObject", null, null, Cancel)).Look.Result.ShouldBe(LookResult.Nothing);
        (await none.Iam.Role(null, Cancel)).Look.Result.ShouldBe(LookResult.Nothing);
        (await none.Iam.Policies(null, Cancel)).Look.Result.ShouldBe(LookResult.Nothing);

        using var gone = await Opened.Of(new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId, Overrides));
        (await gone.Iam.Role("task", Cancel)).Look.Detail.ShouldContain("is not there now");
    }

    [Fact]
    public async Task Denied_reads_say_what_would_open_them()
    {
        using var open = await Opened.Of(Roles().Task(Incident.TaskId, Overrides).Fault("SimulatePrincipalPolicy", "AccessDenied").Fault("GetRole", "AccessDenied").Fault("ListAttachedRolePolicies", "AccessDenied"));

        (await open.Iam.May("s3:GetObject", null, null, Cancel)).Gap!.Grant!.ShouldContain("iam:SimulatePrincipalPolicy");
        (await open.Iam.Role(null, Cancel)).Gap!.Grant!.ShouldContain("iam:GetRole");
        (await open.Iam.Policies(null, Cancel)).Look.Result.ShouldBe(LookResult.Denied);
    }

    private static Incident Roles() => new Incident().Service().Definition(42, Incident.Container("app")).Role("execution", "kms:Decrypt").Role("checkout-task", "s3:GetObject");

    private static void Overrides(System.Text.Json.Nodes.JsonObject task) =>
        task["overrides"] = new System.Text.Json.Nodes.JsonObject { ["executionRoleArn"] = Execution, ["taskRoleArn"] = Application, ["containerOverrides"] = new System.Text.Json.Nodes.JsonArray() };
}
