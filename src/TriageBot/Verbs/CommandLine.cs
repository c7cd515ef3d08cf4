using System.CommandLine;
using System.CommandLine.Help;
using TriageBot.Models.Prompts;
using TriageBot.Output;
using TriageBot.Replay.Cases;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Rulebook.Files;

namespace TriageBot.Verbs;

/// <summary>The command line: verbs, and what every one of them does with errors.</summary>
internal static class CommandLine
{
    /// <summary>Told to end, a verb finishes or hands back what it does; Fargate kills after 30 s by itself.</summary>
    private static readonly TimeSpan s_timeToEnd = TimeSpan.FromSeconds(25);

    public static async Task<int> Run(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        // A target may begin with '@' in a pasted text: no argument names a file of further arguments.
        var parsed = Root(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            terminal.Say(Mistyped.Message(parsed));
            return ExitStatus.WrongInput;
        }

        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = s_timeToEnd, Output = terminal.Out, Error = terminal.Error };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (Exception error) when (error is InputException or CaseException)
        {
            terminal.Say(error.Message);
            return ExitStatus.WrongInput;
        }
        catch (RulebookException error)
        {
            terminal.Say($"the rule files have mistakes:\n{string.Join('\n', error.Mistakes)}");
            return ExitStatus.WrongInput;
        }
        catch (PromptException error)
        {
            terminal.Say($"the prompts have mistakes:\n{string.Join('\n', error.Mistakes)}");
            return ExitStatus.WrongInput;
        }
        catch (AwsReadException error)
        {
            terminal.Say(Unread.Message(error.Failure));
            return ExitStatus.NothingReadable;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            terminal.Say(error is OperationCanceledException ? "stopped" : error.Message);
            return ExitStatus.Failed;
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Says why an ECS or Fargate task died, and proves it by a log line that it has read back. It reads AWS and never changes it.");
        foreach (var command in (Command[])[Why.Command(terminal), AskVerb.Command(terminal), Record.Command(terminal), Verify.Command(terminal), ReplayVerb.Command(terminal), Eval.Command(terminal), Serve.Command(terminal), DoctorVerb.Command(terminal), Policy.Command(terminal), Completion.Command(terminal)])
            root.Subcommands.Add(command);

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new Examples((HelpAction)help.Action!);
        return root;
    }
}
