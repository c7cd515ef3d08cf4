using System.Text.RegularExpressions;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>
/// Who may not do what on what, as AWS words it: <c>User: arn… is not authorized to perform: s3:GetObject on resource: arn… because …</c>.
/// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
/// </summary>
/// <param name="Resource">Null where the message names none, or only part of one.</param>
/// <param name="Role">The role that was refused; null where another identity was, or none is named.</param>
internal sealed record Denial(string Action, string? Resource, string? Role, bool IsExplicit)
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly Regex s_action = new(@"not authori[sz]ed to perform:? (?<action>[a-z0-9-]{1,40}:[A-Za-z0-9]{1,80})\b( on( the)? resources?:? ""?(?<resource>[^\s"",;]{1,1024}))?", Linear);
    private static readonly Regex s_role = new(@":assumed-role/(?<role>[A-Za-z0-9_+=,.@-]{1,64})/", Linear);

    // What no line of an application may talk anybody into granting.
    private static readonly string[] s_neverByApplication = ["iam:", "sts:", "organizations:", "account:", "sso:", "sso-directory:", "identitystore:"];

    /// <summary>The first that a text names; null where none does.</summary>
    public static Denial? In(IEnumerable<Told> told) => told.Select(In).FirstOrDefault(d => d is not null);

    /// <summary>What a statement that allows does not help against.</summary>
    public static IEnumerable<string> Others(Denial? denial) =>
        denial is { IsExplicit: true } ? ["the message speaks of an explicit deny: nothing that allows helps against it"] : [];

    private static Denial? In(Told told)
    {
        var text = Normal.Of(told.Text);
        if (s_action.Match(text) is not { Success: true } match)
            return null;

        var action = match.Groups["action"].Value;
        if (!told.ByAws && s_neverByApplication.Any(n => action.StartsWith(n, StringComparison.OrdinalIgnoreCase)))
            return null;

        var resource = match.Groups["resource"] is { Success: true } named ? Whole(named.Value.TrimEnd('.', '\'', ')'), named.Index + named.Length == text.Length) : null;
        return new Denial(
            action,
            resource is "*" && !told.ByAws ? null : resource,
            s_role.Match(text) is { Success: true } role ? role.Groups["role"].Value : null,
            text.Contains("explicit deny", StringComparison.OrdinalIgnoreCase) || text.Contains("explicitly denies", StringComparison.OrdinalIgnoreCase));
    }

    // At the end of a text a name may have been cut. "the resource associated with this ciphertext" is no name.
    private static string? Whole(string resource, bool atEnd) => resource switch
    {
        "*" => resource,
        _ when !resource.StartsWith("arn:", StringComparison.Ordinal) || resource.Contains('*', StringComparison.Ordinal) => null,
        _ when atEnd && resource.Split(':').Length < 6 => null,
        _ => OfAnyStream(resource),
    };

    // Each task writes to a stream of its own.
    private static string OfAnyStream(string resource) =>
        resource.IndexOf(":log-stream:", StringComparison.Ordinal) is > 0 and var stream ? $"{resource[..stream]}:*" : resource;
}
