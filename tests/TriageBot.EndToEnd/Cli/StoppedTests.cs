using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Cli;

public sealed class StoppedTests : IDisposable
{
    private static readonly Dictionary<string, string> s_long = new() { ["TRIAGEBOT__EVIDENCE__DEADLINE"] = "00:05:00" };

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Ctrl_c_prints_what_was_read_by_then()
    {
        var path = _folder.Write("hangs.case.json", Changed.WithFault("timeout", "GetLogEvents", "FilterLogEvents"));
        using var why = Program.Start(s_long, "why", Changed.Target, "--replay", path, "--format", "json", "-v");

        // The record is read when its siblings have been counted; the logs never answer.
        await why.Until("ecs:DescribeServiceRevisions");
        why.Signal(PosixSignal.SIGINT);
        var run = await why.End();

        run.Status.ShouldBe(0, run.Error);
        run.Error.ShouldContain("stopped: this is what had been read by then");
        var report = JsonNode.Parse(run.Out)!;
        ((string?)report["verdict"]).ShouldBe("record_only");
        ((bool)report["deadlineHit"]!).ShouldBeTrue();
        report["gaps"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Ctrl_c_before_anything_was_read_is_no_answer()
    {
        var path = _folder.Write("hangs.case.json", Changed.WithFault("timeout", "*"));
        using var why = Program.Start(s_long, "why", Changed.Target, "--replay", path);

        await why.Until("reading eu-central-1");
        why.Signal(PosixSignal.SIGINT);
        var run = await why.End();

        run.Status.ShouldBe(1);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("stopped before anything was read");
    }

    [Fact]
    public async Task The_deadline_of_the_configuration_holds()
    {
        var path = _folder.Write("hangs.case.json", Changed.WithFault("timeout", "GetLogEvents", "FilterLogEvents"));
        var started = TimeProvider.System.GetTimestamp();

        var run = await Cli.RunIn(new Dictionary<string, string> { ["TRIAGEBOT__EVIDENCE__DEADLINE"] = "00:00:01" }, "why", Changed.Target, "--replay", path, "--format", "json");

        run.Status.ShouldBe(0);
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(8));
        ((bool)JsonNode.Parse(run.Out)!["deadlineHit"]!).ShouldBeTrue();
    }

    public void Dispose() => _folder.Dispose();
}
