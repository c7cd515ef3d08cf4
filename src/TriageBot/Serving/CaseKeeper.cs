using System.Text.Json.Nodes;
using TriageBot.Output;
using TriageBot.Recording;
using TriageBot.Slack.Work;
using TriageBot.Triage;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;
using TriageBot.Verbs;
using TriageBot.Wiring;

namespace TriageBot.Serving;

/// <summary>Records a case for <c>eval</c> with a person's label, redacted, in the folder <c>feedback</c> beside the store.</summary>
internal sealed class CaseKeeper(Choices choices, Terminal terminal, string folder)
{
    /// <summary>The file that it is kept in; null where the incident could not be read any more.</summary>
    public async Task<string?> Record(Target target, PersonsLabel label, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "feedback", $"{label.Name}.case.json");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var source = choices.Replay is { } path ? Source.Replayed(path) : Source.Real(choices.Profile, terminal);
            var taped = await TapedInvestigation.Run(source, choices, _ => target, terminal, cancellationToken);
            if (taped.Answer.Verdict is Verdict.NotFound)
                return null;

            taped.Write(file, label.Name, Expected(target, label, taped), force: true);
            return file;
        }
        catch (Exception error) when (error is AwsReadException or IOException or UnauthorizedAccessException or InputException)
        {
            return null;
        }
    }

    /// <summary>What the person says; what they did not say is left open.</summary>
    private static JsonObject Expected(Target target, PersonsLabel label, TapedInvestigation taped) => new()
    {
        ["target"] = taped.Answer.Dossier.Task?.TaskArn ?? target.Arn,
        ["bucket"] = label.Bucket ?? Bucket.Unknown.Name(),
        ["cause"] = label.Cause,
    };
}
