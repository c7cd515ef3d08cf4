using System.CommandLine;
using TriageBot.Output;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Targets;
using TriageBot.Triage.Verifying;
using TriageBot.Wiring;

namespace TriageBot.Verbs;

/// <summary><c>verify &lt;report.json&gt;</c>: reads every citation of a report back and says which still stand.</summary>
internal static class Verify
{
    private const int LongestQuote = 160;

    public static Command Command(Terminal terminal)
    {
        var command = new Command("verify", "Read every citation of a report back from CloudWatch Logs and say which still stand.");
        var file = new Argument<string>("report") { Description = "A report, as 'why --format json' printed it." };
        var options = new CommonOptions();
        command.Arguments.Add(file);
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Run(parsed.GetValue(file)!, Choices.Of(parsed, options), terminal, cancellationToken));
        return command;
    }

    private static async Task<int> Run(string path, Choices choices, Terminal terminal, CancellationToken cancellationToken)
    {
        var report = await CitedReport.Read(path, cancellationToken);
        using var house = House.Build(choices, terminal);

        var lines = new List<(CitedLine Line, Standing? Standing)>();
        foreach (var line in report.Citations!)
            lines.Add((line!, await Look(line!, report.Target!, house, terminal, cancellationToken)));

        terminal.Out.Write(choices.Format == "json" ? VerifiedJson.Write(lines) : Text(lines, house.Shown));
        return lines.Count > 0 && lines.TrueForAll(l => l.Standing is null) ? ExitStatus.NothingReadable
            : lines.TrueForAll(l => l.Standing is Standing.Stands) ? ExitStatus.Answered
            : ExitStatus.Failed;
    }

    /// <summary>Null where AWS did not let it be read.</summary>
    private static async Task<Standing?> Look(CitedLine line, CitedTarget target, House house, Terminal terminal, CancellationToken cancellationToken)
    {
        var account = new AwsScope(line.Account ?? target.Account, line.Region ?? target.Region!);
        var scope = Accounts.Enter(new ServiceTarget(account, null, "-"), house.Settings).Scope;
        try
        {
            return await house.Verifier.Check(scope, new LogStreamRef(line.LogGroup!, line.LogStream!), line.Timestamp!.Value, line.Sha256!, cancellationToken);
        }
        catch (AwsReadException error)
        {
            terminal.Say(house.Shown.Text(Unread.Message(error.Failure)));
            return null;
        }
    }

    private static string Text(List<(CitedLine Line, Standing? Standing)> lines, Shown shown)
    {
        var text = string.Concat(lines.Select(l =>
            $"{Word(l.Standing),-8} {l.Line.Timestamp!.Value.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}  {Shown.Name(l.Line.LogGroup!)} {Shown.Name(l.Line.LogStream!)}  {Bounded.Middle(shown.Text(l.Line.Message ?? "").ReplaceLineEndings("⏎"), LongestQuote)}{Environment.NewLine}"));
        var standing = lines.Count(l => l.Standing is Standing.Stands);
        return text + (lines.Count == 0 ? "the report cites no line" : $"{standing} of {lines.Count} citations stand") + Environment.NewLine;
    }

    internal static string Word(Standing? standing) => standing switch
    {
        Standing.Stands => "stands",
        Standing.Differs => "DIFFERS",
        Standing.Gone => "GONE",
        _ => "UNREAD",
    };
}
