using System.CommandLine;
using System.Text.Json.Nodes;
using TriageBot.Output;
using TriageBot.Recording;
using TriageBot.Triage;
using TriageBot.Triage.Redaction;
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
        var tape = new Tape();
        var time = new ServerTime(source.Clock.Time);
        var clock = source.Clock.Time == TimeProvider.System ? new Clock(time, time) : source.Clock;
        using var house = House.Over(source with { Handler = new RecordingHandler(new DatedHandler(source.Handler, time), tape), Clock = clock }, choices, terminal);

        var parsed = TargetParser.Parse(text, house.Defaults);
        var target = Accounts.Enter(parsed.Target ?? throw new InputException($"the target cannot be read: found {parsed.Error!.Found}. What works: {parsed.Error.WouldWork}"), house.Settings);
        var account = target.Scope.Account ?? await Account(house, target.Scope, cancellationToken);

        terminal.Say($"reading {target.Scope.Region} …");
        DateTimeOffset? read = null;
        Answer? answer = null;
        await foreach (var found in house.Investigator.Investigate(new Ask(target, "terminal", "terminal"), cancellationToken))
        {
            answer = found;
            read ??= clock.Time.GetUtcNow();
        }

        if (Unread.Message(answer!) is { } unread)
        {
            terminal.Say(unread);
            return ExitStatus.NothingReadable;
        }

        var scrubber = new Scrubber(Redactor.WithRandomKey());
        var writer = new CaseWriter(tape, scrubber);
        var region = target.Scope.Region;
        var heading = new CaseHeading(NameOf(destination.File), read!.Value, account, region, target.Scope.Partition);
        CaseFileWriter.Write(destination.File, writer.Write(heading, Expected(text, answer!, house)), destination.Force);
        Report(destination.File, text, answer!, scrubber, writer.Elsewhere(region), terminal);
        return answer!.Verdict is Verdict.NotFound ? ExitStatus.NotFound : ExitStatus.Answered;
    }

    private static void Report(string file, string target, Answer answer, Scrubber scrubber, int elsewhere, Terminal terminal)
    {
        if (elsewhere > 0)
            terminal.Say($"{elsewhere} answers of other Regions are not in the case: it holds one Region");
        terminal.Out.WriteLine(Printable.Of(file));
        terminal.Say($"recorded {answer.AwsCalls} calls, {scrubber.Secrets} secrets redacted. Look through it before you share it; replay it with: triagebot why {target} --replay {file}");
    }

    private static JsonObject Expected(string text, Answer answer, House house)
    {
        var report = house.Reporter.Report(answer);
        return new JsonObject
        {
            ["target"] = answer.Ask.Target is TaskTarget { Arn: { } arn } ? arn : text,
            ["verdict"] = report.Verdict,
            ["bucket"] = report.Bucket,
            ["cause"] = report.Cause,
            ["container"] = report.Container,
            ["line"] = answer.Conclusion?.Lines[0].Line.Message,
        };
    }

    /// <summary>The account of a target that names none; asking also tells the time early, and that credentials are there.</summary>
    private static async Task<string> Account(House house, AwsScope scope, CancellationToken cancellationToken) =>
        (await house.Identity.GetCallerIdentity(scope, cancellationToken)).Account;

    private static string NameOf(string file)
    {
        var name = Path.GetFileName(file);
        return name.EndsWith(".case.json", StringComparison.Ordinal) && name.Length > ".case.json".Length ? name[..^".case.json".Length] : Path.GetFileNameWithoutExtension(name);
    }
}

/// <param name="File">A full path.</param>
internal sealed record Destination(string File, bool Force);
