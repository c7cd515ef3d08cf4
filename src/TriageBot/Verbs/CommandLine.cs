using System.CommandLine;
using TriageBot.Output;
using TriageBot.Replay.Cases;
using TriageBot.Triage.Ports;

namespace TriageBot.Verbs;

/// <summary>The command line: verbs, and what every one of them does with errors.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Says why an ECS or Fargate task died, and proves it by a log line that it has read back. It reads AWS and never changes it.");
        root.Subcommands.Add(Why.Command(terminal));
        root.Subcommands.Add(Verify.Command(terminal));
        root.Subcommands.Add(ReplayVerb.Command(terminal));
        root.Subcommands.Add(Policy.Command(terminal));

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                terminal.Say(error.Message);
            terminal.Say("try 'triagebot --help'");
            return ExitStatus.WrongInput;
        }

        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Out, Error = terminal.Error };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (Exception error) when (error is InputException or CaseException)
        {
            terminal.Say(error.Message);
            return ExitStatus.WrongInput;
        }
        catch (AwsReadException error)
        {
            terminal.Say(error.Message);
            return error.Failure.Kind is FailureKind.Denied or FailureKind.CredentialsMissing or FailureKind.CredentialsRejected
                ? ExitStatus.NothingReadable
                : ExitStatus.Failed;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            terminal.Say(error is OperationCanceledException ? "stopped" : error.Message);
            return ExitStatus.Failed;
        }
    }
}
