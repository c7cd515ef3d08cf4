using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Questions.Plugins;

public sealed class IncidentLogsPluginTests
{
    private const string Stream = "ecs/app/" + Incident.TaskId;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_lines_keep_the_ids_of_the_report_and_cost_no_call()
    {
        using var open = await Opened.Of(Incident.OneCrash());

        var found = await open.Logs.Lines("app", null, null, 1, true, Cancel);

        found.Look.Result.ShouldBe(LookResult.Found);
        found.Value!.Lines.Select(l => l.Id).ShouldBe(["logs/app#1", "logs/app#2"]);
    }

    [Fact]
    public async Task The_first_lines_after_a_time_are_found_in_a_log_that_is_longer_than_what_was_read()
    {
        using var open = await Opened.Of(Long(3000));

        var found = await open.Logs.Lines("app", Incident.Stopped.AddSeconds(-90), null, 3, false, Cancel);

        found.Value!.Lines.Take(3).Select(l => l.Message).ShouldBe(["line 600", "line 601", "line 602"]);
        found.Value.Lines[0].Id.ShouldStartWith("logs/app@");
        found.Look.Query.ShouldBe($"GetLogEvents {Incident.Group} {Stream}");
        found.Look.Window.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_last_lines_before_a_time_are_found_there_too()
    {
        using var open = await Opened.Of(Long(3000));

        var found = await open.Logs.Lines("app", null, Incident.Stopped.AddSeconds(-90), 2, true, Cancel);

        found.Value!.Lines.Select(l => l.Message).ShouldBe(["line 599", "line 600"]);
    }

    [Theory]
    [InlineData("other", "the task has no container other; it has app")]
    [InlineData("/ecs/payments", "log group /ecs/payments is beyond this incident")]
    [InlineData("/ecs/checkout", "log groups are not named: name one of the containers app")]
    [InlineData("app\" or 1=1", "the task has no container")]
    public async Task Another_container_or_log_group_is_refused_without_a_call(string container, string because)
    {
        using var open = await Opened.Of(Incident.OneCrash());

        var found = await open.Logs.Lines(container, null, null, 10, true, Cancel);

        found.Value.ShouldBeNull();
        found.Look.Result.ShouldBe(LookResult.Denied);
        found.Look.Detail.ShouldContain(because);
        (await open.Logs.Search("x", container, Cancel)).ShouldHaveSingleItem().Look.Detail.ShouldContain(because);
    }

    [Fact]
    public async Task No_more_lines_than_the_limit_come_whatever_is_asked()
    {
        using var open = await Opened.Of(Long(3000));

        (await open.Logs.Lines("app", null, Incident.Stopped.AddSeconds(-1), int.MaxValue, true, Cancel)).Value!.Lines.Count.ShouldBe(1000);
    }

    [Fact]
    public async Task A_denied_read_says_what_would_open_it_and_its_query()
    {
        using var open = await Opened.Of(Incident.OneCrash().Fault("GetLogEvents", "AccessDeniedException"));

        var found = await open.Logs.Lines("app", null, null, 10, true, Cancel);

        found.Look.Result.ShouldBe(LookResult.Denied);
        found.Look.Query.ShouldContain(Stream);
        found.Gap!.Grant!.ShouldContain("logs:GetLogEvents");
    }

    [Fact]
    public async Task A_time_at_which_nothing_stands_is_nothing()
    {
        using var open = await Opened.Of(Incident.OneCrash());

        (await open.Logs.Lines("app", null, Incident.Stopped.AddMinutes(-1), 10, true, Cancel)).Look.Result.ShouldBe(LookResult.Nothing);
        (await open.Logs.Lines("app", Incident.Stopped, Incident.Stopped.AddMinutes(-1), 10, true, Cancel)).Look.Result.ShouldBe(LookResult.Nothing);
    }

    [Theory]
    [InlineData("currency")]
    [InlineData("CURRENCY")]
    [InlineData("valueerror: no")]
    public async Task Words_are_found_in_any_case(string words)
    {
        using var open = await Opened.Of(Incident.OneCrash());

        var found = (await open.Logs.Search(words, null, Cancel)).ShouldHaveSingleItem();

        found.Value!.ShouldHaveSingleItem().Message.ShouldBe("ValueError: no currency");
        found.Look.Query.ShouldContain($"\"{words}\"");
    }

    [Fact]
    public async Task Words_are_found_where_only_Insights_reads()
    {
        using var open = await Opened.Of(new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId).LogGroup(Incident.Group, "INFREQUENT_ACCESS").Stream(Incident.Group, Stream, "one", "say \"two\" | limit 9"));

        var found = (await open.Logs.Search("\"two\" | limit", null, Cancel)).ShouldHaveSingleItem();

        found.Value!.ShouldHaveSingleItem().Message.ShouldBe("say \"two\" | limit 9");
        found.Look.Query.ShouldStartWith("StartQuery");
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    public async Task Words_that_are_none_are_refused(string words)
    {
        using var open = await Opened.Of(Incident.OneCrash());

        (await open.Logs.Search(words, null, Cancel)).ShouldHaveSingleItem().Look.Result.ShouldBe(LookResult.Denied);
        (await open.Logs.Search(new string('x', 101), null, Cancel)).ShouldHaveSingleItem().Look.Result.ShouldBe(LookResult.Denied);
    }

    [Fact]
    public async Task A_denied_search_and_a_search_that_finds_nothing_are_told_apart()
    {
        using var denied = await Opened.Of(Incident.OneCrash().Fault("FilterLogEvents", "AccessDeniedException"));
        (await denied.Logs.Search("currency", null, Cancel)).ShouldHaveSingleItem().Gap!.Grant!.ShouldContain("logs:FilterLogEvents");

        using var nothing = await Opened.Of(Incident.OneCrash());
        (await nothing.Logs.Search("currencies", null, Cancel)).ShouldHaveSingleItem().Look.Result.ShouldBe(LookResult.Nothing);
    }

    [Fact]
    public async Task Stops_of_the_past_are_the_services_own_and_no_older_than_a_month()
    {
        var other = Incident.StoppedTask("bbbb456789abcdef0123456789abcdef", t => t["group"] = "service:payments");
        var own = Incident.StoppedTask("aaaa456789abcdef0123456789abcdef");
        using var open = await Opened.Of(Incident.OneCrash().Events(Incident.EventGroup, "e", (Incident.Now.AddDays(-1), EventLine.OfTask(own)), (Incident.Now.AddDays(-1), EventLine.OfTask(other))));

        var found = (await open.Logs.Stops(Incident.Now.AddDays(-400), Incident.Now, Cancel)).ShouldHaveSingleItem();

        found.Value!.Tasks.ShouldHaveSingleItem().Task.TaskId.ShouldStartWith("aaaa");
        found.Value.Tasks[0].Line.Id.ShouldBe("history#1");
        found.Look.Window!.ShouldStartWith("2025-12-06T");
    }

    [Fact]
    public async Task Stops_that_may_not_be_read_and_stops_that_nobody_keeps_are_told_apart()
    {
        using var denied = await Opened.Of(Incident.OneCrash().Fault("FilterLogEvents", "AccessDeniedException"));
        (await denied.Logs.Stops(Incident.Now.AddDays(-1), Incident.Now, Cancel)).ShouldHaveSingleItem().Look.Result.ShouldBe(LookResult.Denied);

        using var nothing = await Opened.Of(Incident.OneCrash());
        (await nothing.Logs.Stops(Incident.Now.AddDays(-1), Incident.Now, Cancel)).ShouldHaveSingleItem().Look.Detail.ShouldStartWith("no log group ");
    }

    /// <summary>Lines a tenth of a second apart, up to the stop; the task lived long enough for them.</summary>
    private static Incident Long(int lines) => new Incident().Service().Definition(42, Incident.Container("app"))
        .Task(Incident.TaskId, t => { t["createdAt"] = Incident.Iso(Incident.Stopped.AddMinutes(-10)); t["startedAt"] = Incident.Iso(Incident.Stopped.AddMinutes(-9)); })
        .Events(Incident.Group, Stream, [.. Enumerable.Range(0, lines).Select(n => (Incident.Stopped.AddSeconds((n - 1500) / 10.0), $"line {n}"))]);
}
