using System.CommandLine;
using System.Text.Json;
using TriageBot.Output;
using TriageBot.Triage;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Targets;
using TriageBot.Wiring;

namespace TriageBot.Verbs;

/// <summary><c>why &lt;target&gt;</c>: investigates one task or service and prints the report.</summary>
internal static class Why
{
    public static Command Command(Terminal terminal)
    {
        var command = new Command("why", "Say why a task died, or a service's newest failed task, and prove it.");
        var target = new Argument<string[]>("target")
        {
            Description = "What is in the clipboard: a task ARN or id, cluster/id, a service ARN or cluster/service, a console URL, a log-stream link, family:revision.",
            Arity = ArgumentArity.OneOrMore,
        };
        var options = new CommonOptions();
        command.Arguments.Add(target);
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            Run(string.Join(' ', parsed.GetValue(target)!), Choices.Of(parsed, options), terminal, cancellationToken));
        return command;
    }

    private static async Task<int> Run(string text, Choices choices, Terminal terminal, CancellationToken cancellationToken)
    {
        using var house = House.Build(choices, terminal);
        var target = Accounts.Enter(Read(text, house.Defaults), house.Settings);

        terminal.Say($"reading {target.Scope.Region} …");
        Answer? last = null;
        await foreach (var answer in house.Investigator.Investigate(new Ask(target, "terminal", "terminal"), cancellationToken))
        {
            if (last is not null)
                terminal.Say("looked again: lines may have arrived late");
            last = answer;
        }

        return Print(last!, choices.Format, house, terminal);
    }

    private static Target Read(string text, TargetDefaults defaults)
    {
        var parsed = TargetParser.Parse(text, defaults);
        return parsed.Target ?? throw new InputException($"{parsed.Error!.Found}. {parsed.Error.WouldWork}");
    }

    private static int Print(Answer answer, string format, House house, Terminal terminal)
    {
        var blind = Blindness(answer);
        if (blind is null || format == "json")
        {
            terminal.Out.Write(format switch
            {
                "json" => JsonSerializer.Serialize(house.Reporter.Report(answer), ReportJson.Readable.Report) + Environment.NewLine,
                "markdown" => MarkdownReport.Write(house.Outliner.Write(answer)),
                _ => TextReport.Write(house.Outliner.Write(answer), terminal.Style),
            });
        }

        if (blind is not null)
            terminal.Say(blind);
        return blind is not null ? ExitStatus.NothingReadable : answer.Verdict == Verdict.NotFound ? ExitStatus.NotFound : ExitStatus.Answered;
    }

    /// <summary>Why nothing at all could be read; null where something was.</summary>
    private static string? Blindness(Answer answer)
    {
        var looks = answer.Dossier.Looks;
        if (looks.Any(l => l.Result is LookResult.Found or LookResult.Nothing) || answer.Dossier.Gaps is not [var gap, ..])
            return null;

        return gap.Grant is { } grant
            ? $"nothing could be read. {gap.What}: {gap.Because}. This statement would open it: {grant}"
            : $"nothing could be read. {gap.What}: {gap.Because}";
    }
}
