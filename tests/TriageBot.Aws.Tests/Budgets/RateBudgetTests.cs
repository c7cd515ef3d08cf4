using TriageBot.Aws.Budgets;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Tests.Fakes;

namespace TriageBot.Aws.Tests.Budgets;

public sealed class RateBudgetTests
{
    [Fact]
    public async Task Accounts_Regions_and_quotas_do_not_share_a_bucket()
    {
        var budget = new RateBudget(new FakeTime(Account.Now));
        for (var i = 0; i < 5; i++)
            await Take(budget, "", "eu-central-1", RateBucket.LogsFilterEvents);

        Take(budget, "", "eu-central-1", RateBucket.LogsFilterEvents).IsCompleted.ShouldBeFalse();
        Take(budget, "444455556666", "eu-central-1", RateBucket.LogsFilterEvents).IsCompleted.ShouldBeTrue();
        Take(budget, "", "eu-west-1", RateBucket.LogsFilterEvents).IsCompleted.ShouldBeTrue();
        Take(budget, "", "eu-central-1", RateBucket.LogsGetEvents).IsCompleted.ShouldBeTrue();
    }

    private static Task Take(RateBudget budget, string owner, string region, RateBucket bucket) =>
        budget.Take(owner, region, bucket, TestContext.Current.CancellationToken);
}
