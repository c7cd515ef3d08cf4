using System.Text.RegularExpressions;

namespace TriageBot.Alerts.Sns;

/// <summary>
/// Which addresses are SNS's own: a message names where its certificate and its confirmation are, and nothing else may be fetched for it. Nobody can
/// configure others.
/// </summary>
internal static partial class SnsHosts
{
    private const int Longest = 2048;

    /// <summary>The certificate's address; null where the rules do not hold.</summary>
    public static Uri? Certificate(string url) =>
        Checked(url) is { Query: "", Fragment: "" } uri && CertificatePath().IsMatch(uri.AbsolutePath) ? uri : null;

    /// <summary>The address that confirms a subscription; null where the rules do not hold.</summary>
    public static Uri? Confirmation(string url) => Checked(url) is { AbsolutePath: "/", Fragment: "" } uri ? uri : null;

    private static bool IsSns(Uri uri) => uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && Host().IsMatch(uri.Host);

    private static Uri? Checked(string url) =>
        url.Length <= Longest && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && IsSns(uri) ? uri : null;

    [GeneratedRegex(@"\Asns\.[a-zA-Z0-9-]{3,}\.amazonaws\.com(?:\.cn)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Host();

    [GeneratedRegex(@"\A/[A-Za-z0-9_-]{1,200}\.pem\z", RegexOptions.NonBacktracking)]
    private static partial Regex CertificatePath();
}
