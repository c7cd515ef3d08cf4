using System.Globalization;
using System.Text.Json.Nodes;
using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Ecs;

public sealed class ListTasksTests : IDisposable
{
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Pages_are_followed_to_the_end()
    {
        Serve(total: 250);

        var tasks = await List(new TaskQuery("prod", Service: "checkout", Limit: 1_000));

        tasks.Arns.Count.ShouldBe(250);
        tasks.Complete.ShouldBeTrue();
        _account.Aws.Requests.First().Body.ShouldBe(
            """{"cluster":"prod","serviceName":"checkout","desiredStatus":"STOPPED","maxResults":100}""");
        _account.Aws.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_limit_ends_it_and_the_answer_says_so()
    {
        Serve(total: 250);

        var tasks = await List(new TaskQuery("prod", Family: "checkout", Limit: 120));

        tasks.Arns.Count.ShouldBe(120);
        tasks.Complete.ShouldBeFalse();
        _account.Aws.Requests.Select(r => (int)r.Json["maxResults"]!).ShouldBe([100, 20]);
    }

    [Fact]
    public async Task A_list_that_ends_at_the_limit_is_complete()
    {
        Serve(total: 100);

        (await List(new TaskQuery("prod", Limit: 100))).Complete.ShouldBeTrue();
        _account.Aws.Requests.Count.ShouldBe(1);
    }

    private void Serve(int total) => _account.Aws.On("ListTasks", request =>
    {
        var size = (int?)request.Json["maxResults"] ?? 100;
        if (size is < 1 or > 100)
            return Reply.Error("InvalidParameterException", "maxResults should be between 1 and 100.");
        var start = int.Parse((string?)request.Json["nextToken"] ?? "0", CultureInfo.InvariantCulture);
        var end = Math.Min(total, start + size);
        var page = new JsonObject { ["taskArns"] = new JsonArray([.. Enumerable.Range(start, end - start).Select(i => (JsonNode)$"task/{i}")]) };
        if (end < total)
            page["nextToken"] = end.ToString(CultureInfo.InvariantCulture);
        return Reply.Json(page);
    });

    private Task<TaskArns> List(TaskQuery query) => _account.Clients.Ecs.ListTasks(_account.Scope, query, TestContext.Current.CancellationToken);
}
