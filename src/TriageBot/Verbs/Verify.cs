using System.CommandLine;
using System.Text.Json;
using TriageBot.Output;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Targets;
using TriageBot.Wiring;

namespace TriageBot.Verbs;

/// <summary><c>verify &lt;report.json&gt;</c>: reads every citation of a report back and says which still stand.</summary>
internal static class Verify
{
    private const long LargestReport = 16 * 1024 * 1024;

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
        var report = await Read(path, cancellationToken);
        using var house = House.Build(choices, terminal);

        var fallen = 0;
        foreach (var citation in report.Citations)
        {
            var account = new AwsScope(citation.Account ?? report.Target.Account, citation.Region);
            var scope = Accounts.Enter(new ServiceTarget(account, null, "-"), house.Settings).Scope;
            var stands = await house.Verifier.StillStands(scope, new LogStreamRef(citation.LogGroup, citation.LogStream), citation.Timestamp, citation.Sha256, cancellationToken);
            fallen += stands ? 0 : 1;
            terminal.Out.WriteLine($"{(stands ? "stands" : "GONE  ")}  {citation.Timestamp:yyyy-MM-ddTHH:mm:ss.fffZ}  {Shown.Name(citation.LogGroup)} {Shown.Name(citation.LogStream)}  {Shown.Name(citation.Message)}");
        }

        terminal.Out.WriteLine(report.Citations.Count == 0
            ? "the report cites no line"
            : $"{report.Citations.Count - fallen} of {report.Citations.Count} citations stand");
        return fallen == 0 ? ExitStatus.Answered : ExitStatus.Failed;
    }

    private static async Task<Report> Read(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new InputException($"the report {path} does not exist");
        if (new FileInfo(path).Length > LargestReport)
            throw new InputException($"the report {path} is larger than {LargestReport / 1024 / 1024} MB");

        try
        {
            await using var stream = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync(stream, ReportJson.Default.Report, cancellationToken)
                ?? throw new InputException($"{path} holds no report");
        }
        catch (JsonException error)
        {
            throw new InputException($"{path} is no report as 'why --format json' prints it: {error.Message}");
        }
    }
}
