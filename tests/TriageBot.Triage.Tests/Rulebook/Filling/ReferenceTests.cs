using TriageBot.Triage.Ecs;
using TriageBot.Triage.Rulebook.Filling;

namespace TriageBot.Triage.Tests.Rulebook.Filling;

/// <summary>The reference that a message speaks of, and what it should be.</summary>
public sealed class ReferenceTests
{
    private const string Arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/db-AbC123";

    [Fact]
    public void The_reference_that_is_named_is_the_one_that_is_meant()
    {
        var reference = Of($"failed to fetch secret {Arn} from secrets manager", new("OTHER", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:x-AbC123"), new("DB", Arn));

        reference.Field.ShouldBe("containerDefinitions[app].secrets[DB].valueFrom");
        reference.Now.ShouldBe(Arn);
    }

    [Fact]
    public void Of_several_of_which_none_is_named_none_is_meant() => Of("unable to retrieve secret", new("A", "/a/one"), new("B", "/b/two")).Field.ShouldBeNull();

    [Theory]
    [InlineData(Arn + ":password", Arn + ":password::")]
    [InlineData(Arn + ":password:AWSCURRENT", Arn + ":password:AWSCURRENT:")]
    [InlineData(Arn + ":password::", null)]
    [InlineData(Arn, null)]
    public void A_key_wants_the_fields_behind_it(string now, string? next) => Of("x", new SecretReference("DB", now)).Next.ShouldBe(next);

    [Fact]
    public void A_policy_names_a_secret_without_its_key() => Of("x", new SecretReference("DB", Arn + ":password::")).SecretArn.ShouldBe(Arn);

    [Fact]
    public void The_proper_form_is_of_the_tasks_account_and_Region() =>
        Of("x", new SecretReference("DB", "prod/db")).Form.ShouldBe("arn:aws:secretsmanager:eu-central-1:111122223333:secret:NAME-6RANDOM[:KEY::]");

    private static References Of(string reason, params SecretReference[] secrets) =>
        new(Stop.NeverStarted(reason).Container("app", null).Defined(c => c with { Secrets = secrets }).Dossier(), null, [new Told(reason, ByAws: true)]);
}
