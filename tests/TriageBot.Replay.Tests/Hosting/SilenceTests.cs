using System.Text.Json.Nodes;
using TriageBot.Replay.Hosting;

namespace TriageBot.Replay.Tests.Hosting;

/// <summary>A recorded timeout in process: the caller's limits fall in virtual time.</summary>
public sealed class SilenceTests
{
    private readonly StillTime _real = new();

    [Fact]
    public async Task A_timeout_reaches_the_caller_s_limit_without_real_time()
    {
        var aws = Given.EvidenceAws(c => c["faults"] = new JsonArray(new JsonObject { ["operation"] = "ListClusters", ["error"] = "timeout" }), _real);
        using var http = new HttpClient(new ReplayHandler(aws.World)) { BaseAddress = new("https://aws.invalid/") };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), aws.World.Clock);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(15), aws.World.Clock);
        using var request = aws.Json("ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}");

        var answer = http.SendAsync(request, limit.Token);
        answer.IsCompleted.ShouldBeFalse();
        aws.World.Clock.Elapsed.ShouldBe(TimeSpan.Zero);
        _real.Move(TimeSpan.FromMilliseconds(300));
        await Should.ThrowAsync<OperationCanceledException>(answer.WaitAsync(TestContext.Current.CancellationToken));

        // Not a moment more than the caller's own limit: its deadline still stands.
        aws.World.Clock.Elapsed.ShouldBe(TimeSpan.FromSeconds(10));
        deadline.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task While_others_are_at_work_time_does_not_jump()
    {
        var aws = Given.EvidenceAws(c => c["faults"] = new JsonArray(new JsonObject { ["operation"] = "ListClusters", ["error"] = "timeout" }), _real);
        using var http = new HttpClient(new ReplayHandler(aws.World)) { BaseAddress = new("https://aws.invalid/") };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), aws.World.Clock);
        using var silent = aws.Json("ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}");
        var answer = http.SendAsync(silent, limit.Token);

        for (var i = 0; i < 5; i++)
        {
            _real.Move(TimeSpan.FromMilliseconds(60));
            using var other = aws.Json("ecs", "AmazonEC2ContainerServiceV20141113.ListAccountSettings", "{}");
            using var response = await http.SendAsync(other, TestContext.Current.CancellationToken);
        }

        aws.World.Clock.Elapsed.ShouldBe(TimeSpan.FromMilliseconds(300));
        answer.IsCompleted.ShouldBeFalse();
        await limit.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(answer);
    }

    [Fact]
    public async Task Where_nothing_is_set_on_the_clock_only_the_caller_ends_it()
    {
        var aws = Given.EvidenceAws(c => c["faults"] = new JsonArray(new JsonObject { ["operation"] = "*", ["error"] = "timeout" }), _real);
        using var http = new HttpClient(new ReplayHandler(aws.World)) { BaseAddress = new("https://aws.invalid/") };
        using var caller = new CancellationTokenSource();
        using var request = aws.Json("ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}");
        var answer = http.SendAsync(request, caller.Token);

        _real.Move(TimeSpan.FromSeconds(1));
        answer.IsCompleted.ShouldBeFalse();
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(answer);
    }
}
