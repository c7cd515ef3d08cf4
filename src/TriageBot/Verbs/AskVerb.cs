using System.CommandLine;
using TriageBot.Output;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Questions.Free;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Wiring;

namespace TriageBot.Verbs;

/// <summary><c>ask &lt;target&gt; &lt;question&gt;</c>: a follow-up question about one task or service, as in a thread.</summary>
internal static class AskVerb
{
    public static Command Command(Terminal terminal)
    {
        var command = new Command("ask", "Answer a question about a task or service, as in a thread: its lines, events, history, role, network. 'ask <target> help' lists what can be asked.");
        var target = new Argument<string>("target") { Description = "As for why: a task ARN or id, cluster/id, cluster/service, a console URL, family:revision." };
        var question = new Argument<string[]>("question") { Description = "A command (logs 20 before 14:02), or a question in free words.", Arity = ArgumentArity.OneOrMore };
        question.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.Select(t => t.Value))
            {
                if (Mistyped.AsOption(word, command) is { } wrong)
                    result.AddError(wrong);
            }
        });
        var options = new CommonOptions();
        command.Arguments.Add(target);
        command.Arguments.Add(question);
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            Run(parsed.GetValue(target)!, string.Join(' ', parsed.GetValue(question)!), Choices.Of(parsed, options), terminal, cancellationToken));
        return command;
    }

    private static async Task<int> Run(string text, string asked, Choices choices, Terminal terminal, CancellationToken cancellationToken)
    {
        using var house = House.Build(choices, terminal);
        var target = Accounts.Enter(Why.Read(text, house.Defaults), house.Settings);
        var question = QuestionReader.Read(asked, isAddressed: true)!;
        terminal.Say($"reading {target.Scope.Region} …");

        var ask = new FreeAsk(asked, "terminal") { Progress = new Steps(terminal) };
        var reply = await house.Questions.Answer(question, ask, target, Past.None, cancellationToken);
        var (status, unread) = Outcome(reply);
        if (status != ExitStatus.NothingReadable || choices.Format == "json")
        {
            terminal.Out.Write(choices.Format switch
            {
                "json" => ReplyJson.Write(asked, question, reply, house.Reporter) + Environment.NewLine,
                "markdown" => MarkdownReport.Write(Whole(reply)),
                _ => TextReport.Write(Whole(reply), terminal.Style),
            });
        }

        if (unread is not null)
            terminal.Say(house.Shown.Text(unread));
        return status;
    }

    /// <summary>With how to ask for the next page.</summary>
    private static Outline Whole(Reply reply) => reply.Continuation is not { } next ? reply.Outline
        : reply.Outline with { Lines = [.. reply.Outline.Lines, OutlineLine.Of("More", new Words("ask "), new Copyable(next))] };

    private static (int Status, string? Unread) Outcome(Reply reply) =>
        reply.Gathered is not { Task: null, Service: null } gathered ? (ExitStatus.Answered, null)
        : Unread.Message(gathered) is { } unread ? (ExitStatus.NothingReadable, unread)
        : (ExitStatus.NotFound, null);

    /// <summary>Told in their order, before the answer.</summary>
    private sealed class Steps(Terminal terminal) : IProgress<string>
    {
        public void Report(string value) => terminal.Say($"{value} …");
    }
}
