using TriageBot.Triage.Redaction;

namespace TriageBot.Triage.Targets;

/// <summary>Wording that the errors of reading a target share.</summary>
public static class Found
{
    public const string WhatWorks =
        "a task ARN or id, cluster/task-id, a service ARN or cluster/service, family:revision, a link to the ECS console or to a CloudWatch log stream";

    private const int Shown = 160;

    /// <summary>What was found, in the person's own words: bounded, printable, on one line.</summary>
    internal static string Quoted(string text)
    {
        var line = Printable.Of(text).ReplaceLineEndings(" ").Replace('\t', ' ');
        return $"\"{Bounded.Middle(line, Shown)}\"";
    }
}
