using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TriageBot.Replay.Tests.Iam;

public sealed class IamReadsTests
{
    [Theory]
    [InlineData("eu-central-1")]
    [InlineData("us-east-1")]
    public async Task A_role_is_told_in_every_region_of_its_partition(string region)
    {
        var aws = new AwsClient(Given.EvidenceAws().World) { Region = region };
        var reply = await aws.Iam("GetRole", "RoleName=ecsExec");

        reply.Status.ShouldBe(HttpStatusCode.OK, reply.Body);
        reply.Xml.Name.ToString().ShouldBe("{https://iam.amazonaws.com/doc/2010-05-08/}GetRoleResponse");
        reply.Value("Arn").ShouldBe("arn:aws:iam::111122223333:role/service-role/ecsExec");
        reply.Value("Path").ShouldBe("/service-role/");
        reply.Value("Description").ShouldBe("pulls & reads <secrets>");
        // As IAM does it: nothing of JSON's own signs is left.
        reply.Value("AssumeRolePolicyDocument").ShouldStartWith("%7B%22Version%22%3A%222012-10-17%22");
        JsonDocument.Parse(Uri.UnescapeDataString(reply.Value("AssumeRolePolicyDocument"))).RootElement.GetProperty("Statement")[0].GetProperty("Action").GetString().ShouldBe("sts:AssumeRole");
        reply.Values("RequestId").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Another_partition_knows_nothing_of_it() =>
        (await new AwsClient(Given.EvidenceAws().World) { Region = "cn-north-1" }.Iam("GetRole", "RoleName=ecsExec")).ShouldRefuseInXml("NoSuchEntity", HttpStatusCode.NotFound);

    [Fact]
    public async Task A_document_that_was_recorded_encoded_is_not_encoded_twice() =>
        Uri.UnescapeDataString((await Given.EvidenceAws().Iam("GetRole", "RoleName=bounded")).Value("AssumeRolePolicyDocument")).ShouldBe("""{"Version":"2012-10-17","Statement":[]}""");

    [Theory]
    [InlineData("GetRole", "RoleName=none", "The role with name none cannot be found.")]
    [InlineData("ListAttachedRolePolicies", "RoleName=none", "The role with name none cannot be found.")]
    [InlineData("GetRolePolicy", "RoleName=ecsExec&PolicyName=none", "The role policy with name none cannot be found.")]
    [InlineData("GetPolicy", "PolicyArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Apolicy%2Fnone", "does not exist or is not attachable")]
    [InlineData("GetPolicyVersion", "PolicyArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Apolicy%2Fno-keys&VersionId=v9", "version v9 does not exist")]
    public async Task What_does_not_exist_is_no_such_entity(string operation, string parameters, string message) =>
        (await Given.EvidenceAws().Iam(operation, parameters)).ShouldRefuseInXml("NoSuchEntity", HttpStatusCode.NotFound, message);

    [Theory]
    [InlineData("GetRole", "")]
    [InlineData("GetRole", "RoleName=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FecsExec")]
    [InlineData("ListRolePolicies", "RoleName=ecsExec&MaxItems=0")]
    [InlineData("ListRolePolicies", "RoleName=ecsExec&Marker=bogus")]
    public async Task A_bad_parameter_is_a_validation_error(string operation, string parameters) =>
        (await Given.EvidenceAws().Iam(operation, parameters)).ShouldRefuseInXml("ValidationError", HttpStatusCode.BadRequest);

    [Fact]
    public async Task Policies_of_a_role_come_in_pages()
    {
        var aws = Given.EvidenceAws();

        var first = await aws.Iam("ListAttachedRolePolicies", "RoleName=ecsExec&MaxItems=1");
        (first.Value("PolicyName"), first.Value("IsTruncated")).ShouldBe(("AmazonECSTaskExecutionRolePolicy", "true"));
        var second = await aws.Iam("ListAttachedRolePolicies", "RoleName=ecsExec&MaxItems=1&Marker=" + Uri.EscapeDataString(first.Value("Marker")));
        (second.Value("PolicyArn"), second.Value("IsTruncated")).ShouldBe(("arn:aws:iam::111122223333:policy/no-keys", "false"));
        second.Values("Marker").ShouldBeEmpty();
        (await aws.Iam("ListRolePolicies", "RoleName=ecsExec")).Values("member").ShouldBe(["secrets", "tags"]);
    }

    [Fact]
    public async Task Policies_are_read_by_name_and_by_version()
    {
        var aws = Given.EvidenceAws();

        Uri.UnescapeDataString((await aws.Iam("GetRolePolicy", "RoleName=ecsExec&PolicyName=secrets")).Value("PolicyDocument")).ShouldContain("secretsmanager:GetSecret*");
        (await aws.Iam("GetPolicy", "PolicyArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Apolicy%2Fno-keys")).Value("DefaultVersionId").ShouldBe("v2");
        var version = await aws.Iam("GetPolicyVersion", "PolicyArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Apolicy%2Fno-keys&VersionId=v2");
        (version.Value("IsDefaultVersion"), version.Value("CreateDate")).ShouldBe(("true", "2025-12-01T08:00:00+00:00"));
        Uri.UnescapeDataString(version.Value("Document")).ShouldContain("\"Deny\"");
    }

    [Theory]
    [InlineData("roles", "GetRole", "RoleName=ecsExec", "iam:GetRole")]
    [InlineData("policies", "GetPolicy", "PolicyArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Apolicy%2Fno-keys", "iam:GetPolicy")]
    public async Task A_list_that_is_not_recorded_is_denied_and_an_empty_one_holds_nothing(string list, string operation, string parameters, string action)
    {
        (await Given.EvidenceAws(c => c["iam"]!.AsObject().Remove(list)).Iam(operation, parameters)).ShouldRefuseInXml("AccessDenied", HttpStatusCode.Forbidden, action + " on resource");
        (await Given.EvidenceAws(c => c.Remove("iam")).Iam(operation, parameters)).ShouldRefuseInXml("AccessDenied", HttpStatusCode.Forbidden);
        (await Given.EvidenceAws(c => c["iam"]![list] = new JsonArray()).Iam(operation, parameters)).ShouldRefuseInXml("NoSuchEntity", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_part_of_a_role_that_is_not_recorded_is_denied_by_itself()
    {
        var aws = Given.EvidenceAws();

        (await aws.Iam("GetRole", "RoleName=half")).Status.ShouldBe(HttpStatusCode.OK);
        (await aws.Iam("ListAttachedRolePolicies", "RoleName=half")).ShouldRefuseInXml("AccessDenied", HttpStatusCode.Forbidden);
        (await aws.Iam("ListRolePolicies", "RoleName=half")).ShouldRefuseInXml("AccessDenied", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_step_changes_one_role_and_leaves_the_others()
    {
        var aws = Given.EvidenceAws(c => c["steps"] = JsonNode.Parse("""
            [{"after":"PT30S","patch":{"iam":{"roles":[{"Arn":"arn:aws:iam::111122223333:role/half","InlinePolicies":{"fix":{"Version":"2012-10-17","Statement":[]}}}]}}}]
            """));

        (await aws.Iam("ListRolePolicies", "RoleName=half")).ShouldRefuseInXml("AccessDenied", HttpStatusCode.Forbidden);
        aws.World.Clock.Skip(TimeSpan.FromSeconds(30));
        (await aws.Iam("ListRolePolicies", "RoleName=half")).Values("member").ShouldBe(["fix"]);
        (await aws.Iam("ListRolePolicies", "RoleName=ecsExec")).Values("member").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_policy_of_aws_that_is_not_recorded_is_not_said_to_be_missing() =>
        (await Given.EvidenceAws().Iam("GetPolicy", "PolicyArn=arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FReadOnlyAccess")).ShouldRefuseInXml("AccessDenied", HttpStatusCode.Forbidden);
}
