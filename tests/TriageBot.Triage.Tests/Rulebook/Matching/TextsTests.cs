using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Tests.Rulebook.Matching;

public sealed class TextsTests
{
    [Fact]
    public void An_event_is_read_by_AWSs_own_fields_and_never_as_JSON()
    {
        var line = Stop.EventLine(Stop.Exited().Container("app", 1, "OutOfMemoryError: x").With(t => t with { Group = "family:panic: x", StartedBy = "java.lang.OutOfMemoryError" }).Dossier().Task!);

        Texts.Of(line).Select(t => (t.Kind, t.Container, t.Text)).ShouldBe(
        [
            (TextKinds.EventStopCode, null, "EssentialContainerExited"),
            (TextKinds.EventStoppedReason, null, "Essential container in task exited"),
            (TextKinds.EventContainerReason, "app", "OutOfMemoryError: x"),
        ]);
    }

    [Fact]
    public void The_free_text_of_whoever_called_StopTask_is_not_read()
    {
        var dossier = Stop.Of(StopCodes.UserInitiated, "OutOfMemoryError: Container killed").Container("app", 137).Event().Dossier();

        Texts.Of(dossier).ShouldAllBe(t => t.Kind == TextKinds.RecordStopCode || t.Kind == TextKinds.EventStopCode);
        Texts.Of(dossier.Line("events#0")!).ShouldHaveSingleItem().Kind.ShouldBe(TextKinds.EventStopCode);
    }

    [Fact]
    public void An_event_line_that_cannot_be_parsed_holds_nothing()
    {
        var line = Stop.EventLine(Stop.Exited().Dossier().Task!);

        Texts.Of(line with { Message = line.Message[..^5] }).ShouldBeEmpty();
    }

    [Fact]
    public void What_AWS_injects_is_left_out()
    {
        var dossier = Stop.Exited().Container("app", 1).Injected("aws-guardduty-agent-x", 137, "OutOfMemoryError: x")
            .Logged("aws-guardduty-agent-x", "panic: x").Dossier();

        Texts.Of(dossier).ShouldNotContain(t => t.Container == "aws-guardduty-agent-x");
    }

    [Fact]
    public void The_record_is_named_by_its_fields() =>
        Texts.Of(Stop.Exited().Container("app", 1, "why").Dossier()).Select(t => t.EvidenceId)
            .ShouldBe(["record.stopCode", "record.stoppedReason", "record.containers[app].reason"]);
}
