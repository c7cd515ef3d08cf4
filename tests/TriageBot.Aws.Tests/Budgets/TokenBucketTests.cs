using TriageBot.Aws.Budgets;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Tests.Fakes;

namespace TriageBot.Aws.Tests.Budgets;

public sealed class TokenBucketTests
{
    [Fact]
    public async Task A_burst_passes_at_once_and_the_next_waits_for_its_token()
    {
        var waits = new FakeTime(Account.Now) { SkipsWaits = true };
        var bucket = new TokenBucket(new RateLimit(3, 2), waits);

        for (var i = 0; i < 5; i++)
            await bucket.Take(TestContext.Current.CancellationToken);

        waits.Waits.ShouldBe([TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.5)]);
    }

    [Fact]
    public async Task Callers_at_the_same_time_queue_one_after_another()
    {
        var waits = new FakeTime(Account.Now);
        var bucket = new TokenBucket(new RateLimit(1, 1), waits);
        var takes = Enumerable.Range(0, 3).Select(_ => bucket.Take(TestContext.Current.CancellationToken)).ToList();

        takes.Select(t => t.IsCompleted).ShouldBe([true, false, false]);
        waits.Advance(TimeSpan.FromSeconds(1));
        await takes[1];
        takes[2].IsCompleted.ShouldBeFalse();
        waits.Advance(TimeSpan.FromSeconds(1));
        await takes[2];
    }

    [Fact]
    public async Task Who_gives_up_gives_the_token_back()
    {
        var waits = new FakeTime(Account.Now);
        var bucket = new TokenBucket(new RateLimit(1, 1), waits);
        using var gaveUp = new CancellationTokenSource();
        await bucket.Take(TestContext.Current.CancellationToken);
        var waiting = bucket.Take(gaveUp.Token);

        await gaveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        waits.Advance(TimeSpan.FromSeconds(1));

        bucket.Take(TestContext.Current.CancellationToken).IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_long_rest_fills_the_bucket_no_further_than_its_burst()
    {
        var waits = new FakeTime(Account.Now);
        var bucket = new TokenBucket(new RateLimit(2, 1), waits);
        waits.Advance(TimeSpan.FromHours(1));

        await bucket.Take(TestContext.Current.CancellationToken);
        await bucket.Take(TestContext.Current.CancellationToken);

        bucket.Take(TestContext.Current.CancellationToken).IsCompleted.ShouldBeFalse();
    }

    /// <summary>AWS's published quotas; the bot takes half.</summary>
    [Theory]
    [InlineData("DescribeTasks", "eu-central-1", 50, 10)]
    [InlineData("ListTasks", "eu-central-1", 50, 10)]
    [InlineData("DescribeServices", "eu-central-1", 50, 10)]
    [InlineData("DescribeTaskDefinition", "eu-central-1", 25, 10)]
    [InlineData("GetLogEvents", "eu-central-1", 10, 5)]
    [InlineData("GetLogEvents", "us-east-1", 25, 12.5)]
    [InlineData("GetLogEvents", "eu-west-3", 30, 15)]
    [InlineData("FilterLogEvents", "eu-central-1", 5, 2.5)]
    [InlineData("FilterLogEvents", "us-east-1", 25, 12.5)]
    [InlineData("FilterLogEvents", "eu-west-1", 10, 5)]
    [InlineData("DescribeLogGroups", "eu-west-1", 10, 5)]
    public void The_share_is_half_of_what_AWS_grants(string operation, string region, double burst, double perSecond) =>
        RateLimit.Of(Operation.All.Single(o => o.Name == operation).Bucket, region).ShouldBe(new RateLimit(burst, perSecond));
}
