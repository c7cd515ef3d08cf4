using TriageBot.Triage.Network;

namespace TriageBot.Triage.Tests.Network;

internal static class Findings
{
    public static void ShouldBe(this PathFinding finding, PathVerdict verdict, string said)
    {
        finding.Verdict.ShouldBe(verdict, finding.Says);
        finding.Says.ShouldContain(said);
    }
}
