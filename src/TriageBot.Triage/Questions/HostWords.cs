using System.Globalization;
using System.Text.RegularExpressions;

namespace TriageBot.Triage.Questions;

/// <summary>Reads a host and a port: <c>db.internal:5432</c>, <c>10.0.3.7 port 6379</c>, <c>https://api.example.com/x</c>, <c>ecr</c>.</summary>
internal static partial class HostWords
{
    /// <summary>What people call services whose endpoints a task needs.</summary>
    private static readonly string[] s_services = ["s3", "ecr", "secretsmanager", "ssm", "kms", "sts", "sqs", "sns", "dynamodb", "cloudwatch"];

    /// <summary>Null where what stands behind <c>network</c> is no host.</summary>
    public static NetworkQuestion? Read(IReadOnlyList<string> words) => words switch
    {
        [] => new NetworkQuestion(null, null),
        [var host] when IsCertain(host) => Of(host),
        ["to", var host] when IsCertain(host) => Of(host),
        [var host, "port", var port] => Of($"{host}:{port}"),
        _ => null,
    };

    /// <summary>The first word that can only be a host.</summary>
    public static NetworkQuestion? In(Wording words) =>
        words.All.Where(IsCertain).Select(Of).FirstOrDefault(q => q is not null);

    private static bool IsCertain(string word) => s_services.Contains(word.ToLowerInvariant()) || word.Contains("://", StringComparison.Ordinal) || Certain().IsMatch(word);

    private static NetworkQuestion? Of(string word)
    {
        var match = Shape().Match(word);
        if (!match.Success || match.Groups["host"].Value.Length > 253)
            return null;

        var port = match.Groups["port"] is { Success: true } told ? int.Parse(told.Value, CultureInfo.InvariantCulture) : (int?)null;
        return port is 0 or > 65535 ? null : new NetworkQuestion(match.Groups["host"].Value.ToLowerInvariant(), port);
    }

    [GeneratedRegex(@"\A([a-zA-Z][a-zA-Z0-9+]{0,15}://)?([^\s/@]{1,100}@)?(?<host>[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\.[A-Za-z0-9-]{1,63}){0,8})(:(?<port>[0-9]{1,5}))?(/\S*)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();

    // A dot between letters, or an address; a word and a colon may be anything.
    [GeneratedRegex(@"\A([A-Za-z0-9-]+\.)+([A-Za-z]{2,63}|[0-9]{1,3})(:[0-9]{1,5})?\z|\A[A-Za-z][A-Za-z0-9-]*:[0-9]{2,5}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Certain();
}
