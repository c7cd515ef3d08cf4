using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Logs;

namespace TriageBot.Aws.Tests.Logs;

public sealed class DescribeLogGroupsTests
{
    [Fact]
    public async Task Class_retention_and_arn_are_told()
    {
        using var account = new Account();
        account.Aws.On("DescribeLogGroups", _ => Reply.Raw("""
            {"logGroups":[
              {"logGroupName":"/ecs/a","arn":"arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/a:*","logGroupArn":"arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/a",
               "logGroupClass":"INFREQUENT_ACCESS","retentionInDays":14},
              {"logGroupName":"/ecs/b","arn":"arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/b:*"}]}
            """));

        var groups = await account.Clients.Logs.DescribeLogGroups(account.Scope, "/ecs/", TestContext.Current.CancellationToken);

        groups.ShouldBe(
        [
            new LogGroup("/ecs/a", "arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/a", "INFREQUENT_ACCESS", 14),
            new LogGroup("/ecs/b", "arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/b", null, null),
        ]);
        account.Aws.Requests.Single().Body.ShouldBe("""{"logGroupNamePrefix":"/ecs/","limit":50}""");
    }
}
