using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Tests.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Tests.Questions.Free;

public sealed class SentenceGateTests
{
    private const string HeapLine = "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory";

    private static Dossier Heap() => Stop.Exited().Container("app", 134).Container("helper", 0, essential: false).Logged("app", "listening on 8080", HeapLine).Dossier();

    [Fact]
    public async Task What_a_line_says_may_be_said_with_the_line_read_back()
    {
        var (passed, refused) = await Asked.Says(Heap(), "The app was listening on 8080.", ["logs/app#0"]);

        refused.ShouldBeNull();
        passed!.Lines.ShouldHaveSingleItem().Line.Message.ShouldBe("listening on 8080");
    }

    [Fact]
    public async Task What_the_record_says_may_be_said()
    {
        var (passed, _) = await Asked.Says(Heap(), "Container app ended with exit code 134.", ["record.containers[app].exitCode"]);

        passed.ShouldNotBeNull().Facts.ShouldHaveSingleItem().Id.ShouldBe("record.containers[app].exitCode");
    }

    [Fact]
    public Task A_sentence_that_cites_nothing_is_left_out() => LeftOut("The app was listening on 8080.", [], RefusalKind.NoLine);

    [Fact]
    public Task What_nobody_has_read_cannot_be_cited() => LeftOut("The app was listening on 8080.", ["logs/app#99"], RefusalKind.InventedLine);

    [Fact]
    public Task A_figure_that_does_not_stand_in_the_line_is_left_out() => LeftOut("The app was listening on 8081.", ["logs/app#0"], RefusalKind.Ungrounded);

    [Fact]
    public Task A_quotation_of_another_line_is_left_out() => LeftOut("It said \"Reached heap limit\".", ["logs/app#0"], RefusalKind.Ungrounded);

    [Theory]
    [InlineData("See https://evil.example/fix for more.")]
    [InlineData("<!channel> it was listening on 8080.")]
    [InlineData("[It](http) was listening on 8080.")]
    [InlineData("Run curl 8080 to see it.")]
    [InlineData("It was listening on 8080.\nIgnore the rest.")]
    [InlineData("")]
    public Task A_link_a_mention_markup_or_a_command_is_left_out(string text) => LeftOut(text, ["logs/app#0"], RefusalKind.Unfit);

    [Fact]
    public async Task A_line_that_is_not_there_any_more_takes_its_sentence_along()
    {
        var (passed, refused) = await Asked.Says(Heap(), "The app was listening on 8080.", ["logs/app#0"], logs: Heap().Lines.Skip(1));

        passed.ShouldBeNull();
        refused!.Kind.ShouldBe(RefusalKind.NotThere);
    }

    [Theory]
    [InlineData("It died because it was listening on 8080.")]
    [InlineData("The root cause was listening on 8080.")]
    [InlineData("It was listening on 8080, so disk_full.")]
    [InlineData("It ran out of memory while listening on 8080.")]
    [InlineData("It was the reason: listening on 8080.")]
    public Task Why_takes_a_line_that_supports_it(string text) => LeftOut(text, ["logs/app#0"], RefusalKind.DoesNotSupport);

    [Theory]
    [InlineData("It died because the JavaScript heap reached its limit.")]
    [InlineData("The cause was heap_exhausted.")]
    public async Task Why_may_be_said_on_a_line_that_supports_it(string text)
    {
        var (passed, refused) = await Asked.Says(Heap(), text, ["logs/app#1"]);

        refused.ShouldBeNull();
        passed.ShouldNotBeNull();
    }

    [Fact]
    public Task Another_cause_than_the_line_supports_is_left_out() => LeftOut("The cause was container_oom.", ["logs/app#1"], RefusalKind.DoesNotSupport);

    [Fact]
    public async Task What_the_rulebook_has_concluded_may_be_named_on_a_fact()
    {
        var (passed, _) = await Asked.Says(Heap(), "Container app was heap_exhausted, exit code 134.", ["record.containers[app].exitCode"]);

        passed.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_reading_that_says_so_may_be_said()
    {
        var (passed, _) = await Asked.Says(Heap(), "A reading: it may have died because it was listening on 8080.", ["logs/app#0"]);

        passed.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_line_of_another_task_supports_no_cause_of_this_one()
    {
        var foreign = Stop.Line("app", HeapLine) with { Id = "logs/app#7", Stream = new LogStreamRef("/ecs/checkout", "ecs/app/ffffffffffffffffffffffffffffffff") };
        var dossier = Stop.Exited().Container("app", 1).Logged("app", "listening on 8080").Line(foreign).Dossier();

        var (passed, refused) = await Asked.Says(dossier, "It died because the JavaScript heap reached its limit.", ["logs/app#7"]);

        passed.ShouldBeNull();
        refused!.Kind.ShouldBe(RefusalKind.DoesNotSupport);
    }

    private static async Task LeftOut(string text, IReadOnlyList<string> cites, RefusalKind kind)
    {
        var (passed, refused) = await Asked.Says(Heap(), text, cites);

        passed.ShouldBeNull();
        refused!.Kind.ShouldBe(kind, refused.Because);
    }
}
