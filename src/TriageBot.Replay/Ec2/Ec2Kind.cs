namespace TriageBot.Replay.Ec2;

/// <summary>One kind of thing that EC2 describes.</summary>
/// <param name="Answer">The list in AWS's answer; the case's is the same with a small letter before it.</param>
/// <param name="Key">The member that identifies one.</param>
/// <param name="Parameter">The request's list of these.</param>
/// <param name="NotFound">EC2's error for one that does not exist.</param>
/// <param name="What">What EC2's words for that call it.</param>
/// <param name="Filters">EC2's filters and the members that each looks at.</param>
internal sealed record Ec2Kind(
    string Operation, string Answer, string Key, string Parameter, string NotFound, string What, IReadOnlyDictionary<string, string> Filters)
{
    /// <summary>The most that a page may hold.</summary>
    public int LongestPage { get; init; } = 1000;

    public string List => char.ToLowerInvariant(Answer[0]) + Answer[1..];
}
