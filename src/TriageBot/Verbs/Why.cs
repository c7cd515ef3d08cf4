using System.CommandLine;
using System.Text.Json;
using TriageBot.Output;
using TriageBot.Triage;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Targets;
using TriageBot.Wiring;

namespace TriageBot.Verbs;

/// <summary><c>why &lt;target&gt;</c>: investigates one task or service and prints the report.</summary>
internal static class Why
{
    /// <summary>Flags of the AWS CLI that a pasted command may bring along; the target's reader knows them.</summary>
    private static readonly string[] s_ofAwsCli = ["--cluster", "--task", "--tasks", "--service", "--services"];

    public static Command Command(Terminal terminal)
    {
        var command = new Command("why", "Say why a task died, or a service's newest failed task, and prove it. Ctrl-C ends the reading and prints what was read by then.");
        var target = new Argument<string[]>("target")
        {
            Description = "What is in the clipboard: a task ARN or id, cluster/id, a service ARN or cluster/service, a console URL, a log-stream link, family:revision.",
            Arity = ArgumentArity.OneOrMore,
        };
        target.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.Select(t => t.Value).Where(w => !s_ofAwsCli.Contains(w.Split('=')[0])))
            {
                if (Mistyped.AsOption(word, command) is { } wrong)
                    result.AddError(wrong);
            }
        });
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
        if (choices.Region is { } region && region != target.Scope.Region)
            terminal.Say($"the target is in {target.Scope.Region}; --region {region} is for targets that name none");

        terminal.Say($"reading {target.Scope.Region} …");
        Answer? last = null;
        await foreach (var answer in house.Investigator.Investigate(new Ask(target, "terminal", "terminal"), cancellationToken))
        {
            if (last is not null)
                terminal.Say(answer.Model is { Name: var name } ? $"{name} has read it too" : "looked again: lines may have arrived late");
            last = answer;
        }

        return Print(last!, choices.Format, house, terminal, wasStopped: cancellationToken.IsCancellationRequested);
    }

    internal static Target Read(string text, TargetDefaults defaults)
    {
        var parsed = TargetParser.Parse(text, defaults);
        return parsed.Target ?? throw new InputException($"the target cannot be read: found {parsed.Error!.Found}. What works: {parsed.Error.WouldWork}");
    }

    private static int Print(Answer answer, string format, House house, Terminal terminal, bool wasStopped)
    {
        var (status, message) = Outcome(answer, wasStopped);
        if (status is ExitStatus.Answered or ExitStatus.NotFound || format == "json")
        {
            terminal.Out.Write(format switch
            {
                "json" => JsonSerializer.Serialize(house.Reporter.Report(answer), ReportJson.Readable.Report) + Environment.NewLine,
                "markdown" => MarkdownReport.Write(house.Outliner.Write(answer)),
                _ => TextReport.Write(house.Outliner.Write(answer), terminal.Style),
            });
        }

        if (message is not null)
            terminal.Say(house.Shown.Text(message));
        return status;
    }

    private static (int Status, string? Message) Outcome(Answer answer, bool wasStopped) => answer.Verdict switch
    {
        Verdict.NotFound when wasStopped => (ExitStatus.Failed, "stopped before anything was read"),
        Verdict.NotFound when Unread.Message(answer) is { } unread => (ExitStatus.NothingReadable, unread),
        Verdict.NotFound => (ExitStatus.NotFound, $"looked in {answer.Ask.Target.Scope.Region}; where the target is elsewhere, say so with --region or --profile, or paste its ARN"),
        _ => (ExitStatus.Answered, wasStopped ? "stopped: this is what had been read by then" : null),
    };
}
