using System.Text.RegularExpressions;

namespace TriageBot.Replay.Reported;

/// <summary>The Region of a report: a made-up one beside the one that its ARNs and hosts name would be a contradiction that nobody reported.</summary>
internal static class ReportedRegion
{
    private const string Unnamed = "eu-central-1";

    private static readonly Regex s_region = new(
        @"[:.\-](?<region>(us|eu|ap|ca|sa|me|af|il|mx|cn)(-gov|-iso[a-z]?)?-(north|south|east|west|central|northeast|northwest|southeast|southwest)-[1-9])[:.\-]",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The one that ECS's own words name most often, of equals the first; one that stands for any where they name none.</summary>
    public static string Of(ReportedFailure failure) =>
        Words(failure).SelectMany(w => s_region.Matches(w)).Select(m => m.Groups["region"].Value)
            .GroupBy(r => r).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault(Unnamed);

    private static IEnumerable<string> Words(ReportedFailure failure) =>
        new[] { failure.StoppedReason }.Concat(failure.Containers.Select(c => c.Reason)).Concat(failure.ServiceEvents ?? []).OfType<string>();
}
