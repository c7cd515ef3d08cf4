using TriageBot.EndToEnd.Checks;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Checks;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Questions.Plugins;

public sealed class IncidentNetworkPluginTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_path_begins_in_the_tasks_subnet_and_says_what_is_missing()
    {
        using var none = await Opened.Of(Never().Asked().In(new Network()));
        var missing = await none.Network.Path("secretsmanager", null, null, Cancel);
        missing.Value!.Status.ShouldBe(CheckStatus.Fail);
        missing.Look.Query.ShouldBe($"path {Network.TaskSubnet} → secretsmanager.eu-central-1.amazonaws.com:443");

        using var there = await Opened.Of(Never().Asked().In(new Network().Endpoint("secretsmanager")));
        (await there.Network.Path("secretsmanager.eu-central-1.amazonaws.com", 443, null, Cancel)).Value!.Status.ShouldBe(CheckStatus.Pass);
    }

    [Fact]
    public async Task Another_subnet_is_refused_without_a_call()
    {
        using var open = await Opened.Of(Never().Asked().In(new Network()));

        var found = await open.Network.Path("s3", null, Network.OtherSubnet, Cancel);

        found.Look.Result.ShouldBe(LookResult.Denied);
        found.Look.Detail.ShouldContain($"subnet {Network.OtherSubnet} is beyond this incident");
    }

    [Theory]
    [InlineData("localhost", null)]
    [InlineData("redis", 6379)]
    [InlineData("db.internal", 70000)]
    [InlineData("db..internal", 1)]
    [InlineData("$(reboot).example.com", 443)]
    [InlineData("", null)]
    public async Task What_is_no_host_is_refused(string host, int? port)
    {
        using var open = await Opened.Of(Never().Asked().In(new Network()));

        (await open.Network.Path(host, port, null, Cancel)).Look.Result.ShouldBe(LookResult.Denied);
    }

    [Fact]
    public async Task Denied_reads_say_what_would_open_them()
    {
        using var open = await Opened.Of(Never().Asked());

        var found = await open.Network.Path("s3", null, null, Cancel);

        found.Look.Result.ShouldBe(LookResult.Denied);
        found.Value.ShouldBeNull();
    }

    [Fact]
    public async Task A_task_without_a_subnet_of_its_own_is_nothing()
    {
        using var open = await Opened.Of(Incident.OneCrash());

        (await open.Network.Path("s3", null, null, Cancel)).Look.Result.ShouldBe(LookResult.Nothing);
    }

    [Fact]
    public async Task A_private_address_elsewhere_cannot_be_told()
    {
        using var open = await Opened.Of(Never().Asked().In(new Network()));

        (await open.Network.Path("10.0.2.9", 5432, null, Cancel)).Value!.Status.ShouldBe(CheckStatus.Unknown);
    }

    private static Incident Never() => Surrounded.NeverStarted("ResourceInitializationError: unable to pull secrets or registry auth");
}
