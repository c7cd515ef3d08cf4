using TriageBot.Output;
using TriageBot.Triage.Reporting;
using TriageBot.Verbs;

namespace TriageBot.EndToEnd.Cli;

/// <summary>The command line, run in this process: the same entry as the program's, with its streams caught.</summary>
internal sealed record Cli(int Status, string Out, string Error)
{
    public static Task<Cli> Run(params string[] args) => RunIn(new Dictionary<string, string>(), args);

    /// <param name="environment">All that the run sees of the environment.</param>
    public static async Task<Cli> RunIn(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using var results = new StringWriter();
        using var messages = new StringWriter();
        var terminal = new Terminal(results, messages, TextStyle.Plain, environment, Path.GetTempPath());
        var status = await CommandLine.Run(args, terminal, TestContext.Current.CancellationToken);
        var cli = new Cli(status, results.ToString(), messages.ToString());
        cli.Error.ShouldNotContain("   at ");
        return cli;
    }
}
