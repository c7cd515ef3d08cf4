using System.CommandLine;
using System.Text.Json.Nodes;
using TriageBot.Output;
using TriageBot.Recording;
using TriageBot.Triage;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Targets;
using TriageBot.Wiring;

namespace TriageBot.Verbs;

/// <summary><c>record &lt;target&gt; -o FILE</c>: saves what an investigation read as a case that replays to the same report.</summary>
internal static class Record
{
    public static Command Command(Terminal terminal)
    {
        var command = new Command("record", "Save what an investigation reads as a case file, secrets and environment values redacted, to replay and to share.");
        var target = new Argument<string>("target") { Description = "As for 'why'." };
        var file = new Option<string>("-o", "--output") { Description = "The case file to write, such as checkout.case.json.", HelpName = "FILE", Required = true };
        var force = new Option<bool>("--force") { Description = "Write over a file that is there." };
        var options = new CommonOptions();
        command.Arguments.Add(target);
        command.Options.Add(file);
        command.Options.Add(force);
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var choices = Choices.Of(parsed, options);
            return Run(
                parsed.GetValue(target)!, new Destination(Path.GetFullPath(parsed.GetValue(file)!, terminal.Folder), parsed.GetValue(force)), choices,
                choices.Replay is { } path ? Source.Replayed(path) : Source.Real(choices.Profile, terminal), terminal, cancellationToken);
        });
        return command;
    }

    /// <param name="source">What answers as AWS.</param>
    internal static async Task<int> Run(string text, Destination destination, Choices choices, Source source, Terminal terminal, CancellationToken cancellationToken)
    {
        CaseFileWriter.Check(destination.File, destination.Force);
        var taped = await TapedInvestigation.Run(source, choices, house => Read(text, house, terminal), terminal, cancellationToken);
        if (Unread.Message(taped.Answer) is { } unread)
        {
            terminal.Say(unread);
            return ExitStatus.NothingReadable;
        }

        taped.Write(destination.File, NameOf(destination.File), Expected(text, taped), destination.Force);
        Report(destination.File, text, taped, terminal);
        return taped.Answer.Verdict is Verdict.NotFound ? ExitStatus.NotFound : ExitStatus.Answered;
    }

    private static Target Read(string text, House house, Terminal terminal)
    {
        var parsed = TargetParser.Parse(text, house.Defaults);
        var target = Accounts.Enter(parsed.Target ?? throw new InputException($"the target cannot be read: found {parsed.Error!.Found}. What works: {parsed.Error.WouldWork}"), house.Settings);
        terminal.Say($"reading {target.Scope.Region} …");
        return target;
    }

    private static void Report(string file, string target, TapedInvestigation taped, Terminal terminal)
    {
        if (taped.Elsewhere is > 0 and var elsewhere)
            terminal.Say($"{elsewhere} answers of other Regions are not in the case: it holds one Region");
        terminal.Out.WriteLine(Printable.Of(file));
        terminal.Say($"recorded {taped.Answer.AwsCalls} calls, {taped.Secrets} secrets redacted. Look through it before you share it; replay it with: triagebot why {target} --replay {file}");
    }

    private static JsonObject Expected(string text, TapedInvestigation taped) => new()
    {
        ["target"] = taped.Answer.Ask.Target is TaskTarget { Arn: { } arn } ? arn : text,
        ["verdict"] = taped.Report.Verdict,
        ["bucket"] = taped.Report.Bucket,
        ["cause"] = taped.Report.Cause,
        ["container"] = taped.Report.Container,
        ["line"] = taped.Answer.Conclusion?.Lines[0].Line.Message,
    };

    private static string NameOf(string file)
    {
        var name = Path.GetFileName(file);
        return name.EndsWith(".case.json", StringComparison.Ordinal) && name.Length > ".case.json".Length ? name[..^".case.json".Length] : Path.GetFileNameWithoutExtension(name);
    }
}

/// <param name="File">A full path.</param>
internal sealed record Destination(string File, bool Force);
