namespace TriageBot.Replay.Tests.Ecs;

public sealed class ListTasksTests
{
    [Theory]
    [InlineData("""{"cluster":"prod"}""", "4,5")]
    [InlineData("""{"cluster":"arn:aws:ecs:eu-central-1:111122223333:cluster/prod"}""", "4,5")]
    [InlineData("""{"cluster":"prod","desiredStatus":"STOPPED"}""", "1,2")]
    [InlineData("""{"cluster":"prod","desiredStatus":"PENDING"}""", "")]
    [InlineData("""{"cluster":"prod","serviceName":"checkout"}""", "4")]
    [InlineData("""{"cluster":"prod","family":"batch"}""", "5")]
    [InlineData("""{"cluster":"prod","launchType":"EC2"}""", "5")]
    [InlineData("""{"cluster":"prod","containerInstance":"aaaa"}""", "5")]
    [InlineData("""{"cluster":"prod","startedBy":"ecs-svc/1","desiredStatus":"STOPPED"}""", "1")]
    [InlineData("{}", "6")]
    public async Task Filters_choose_the_tasks(string request, string expected) =>
        string.Join(",", (await Given.Aws().Ecs("ListTasks", request)).Texts("taskArns").Select(arn => arn[^1])).ShouldBe(expected);

    [Fact]
    public async Task Pages_end_when_the_token_is_gone()
    {
        var aws = Given.Aws();

        var first = await aws.Ecs("ListTasks", """{"cluster":"prod","maxResults":1}""");
        var second = await aws.Ecs("ListTasks", $$"""{"cluster":"prod","maxResults":1,"nextToken":"{{first.Text("nextToken")}}"}""");

        first.Texts("taskArns").Single().ShouldEndWith("4");
        second.Texts("taskArns").Single().ShouldEndWith("5");
        second.Text("nextToken").ShouldBeNull();
        (await aws.Ecs("ListTasks", $$"""{"cluster":"default","nextToken":"{{first.Text("nextToken")}}"}""")).ShouldRefuse("InvalidParameterException", "Invalid token.");
    }

    [Theory]
    [InlineData("""{"cluster":"prod","maxResults":0}""", "InvalidParameterException")]
    [InlineData("""{"cluster":"prod","maxResults":101}""", "InvalidParameterException")]
    [InlineData("""{"cluster":"prod","desiredStatus":"DEAD"}""", "InvalidParameterException")]
    [InlineData("""{"cluster":"prod","nextToken":"nonsense"}""", "InvalidParameterException")]
    [InlineData("""{"cluster":"prod","startedBy":"x","family":"batch"}""", "InvalidParameterException")]
    [InlineData("""{"cluster":"prod","serviceName":"cart"}""", "ServiceNotFoundException")]
    [InlineData("""{"cluster":"nowhere"}""", "ClusterNotFoundException")]
    [InlineData("""{"cluster":"prod","maxResults":"2"}""", "SerializationException")]
    public async Task What_aws_would_not_take_is_refused(string request, string code) => (await Given.Aws().Ecs("ListTasks", request)).ShouldRefuse(code);

    [Fact]
    public async Task A_service_is_not_judged_where_no_services_are_recorded() =>
        (await Given.Aws(c => c["ecs"]!.AsObject().Remove("services")).Ecs("ListTasks", """{"cluster":"prod","serviceName":"cart"}""")).Texts("taskArns").ShouldBeEmpty();
}
