using System.Text.Json;
using TriageBot.Replay.Reported;
using TriageBot.Replay.Worlds;
using TriageBot.Slack.Messages;
using TriageBot.Triage;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Targets;
using TriageBot.Wiring;

namespace TriageBot.Serving;

/// <summary>
/// Investigates a made-up failure before the bot listens: the first question of a night, and the acknowledgements of a storm, do not wait for the
/// compiler. It reads a replay in memory, and nothing of it is shown.
/// </summary>
internal static class WarmUp
{
    private static readonly ReportedFailure s_failure = new()
    {
        Id = "warm-up",
        StopCode = "EssentialContainerExited",
        StoppedReason = "Essential container in task exited",
        Containers = [new ReportedContainer("app", true, 1, null)],
        LogLines = ["Starting", "Traceback (most recent call last):", "TypeError: unsupported operand type(s) for +: 'int' and 'str'"],
        ServiceEvents = ["(service reported) has started 1 tasks: (task 0123456789abcdef0123456789abcdef)."],
        LaunchType = "FARGATE",
        Bucket = "CODE_BUG",
        Cause = "app_exception",
    };

    public static async Task Run(House house, CancellationToken cancellationToken)
    {
        var rehearsal = ReportedWorld.Of(s_failure, withEvents: true);
        using var own = House.Over(Source.Replayed(World.Of([rehearsal], TimeProvider.System)), house.Settings, house.Rules);
        var target = TargetParser.Parse(rehearsal.ExpectedTarget, own.Defaults).Target ?? throw new InvalidOperationException("the rehearsal's own target cannot be read");
        var messages = new ReportMessages(own.Outliner);
        var ask = new Ask(target, "warm-up", "warm-up");
        await foreach (var answer in own.Investigator.Investigate(ask, cancellationToken))
        {
            messages.Progress(ask, answer.Dossier, "U0");
            messages.Report(answer, "warm-up", "U0", null);
            JsonSerializer.SerializeToUtf8Bytes(own.Reporter.Report(answer), ReportJson.Default.Report);
        }
    }
}
