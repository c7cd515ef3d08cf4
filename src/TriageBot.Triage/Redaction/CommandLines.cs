using System.Text.RegularExpressions;

namespace TriageBot.Triage.Redaction;

/// <summary>Finds passwords in a few commands and statements that are logged with their arguments. Long flags are assignments.</summary>
internal static class CommandLines
{
    private static readonly string[] Commands = ["mysql", "mariadb", "sshpass", "docker login", "curl", "redis-cli", "requirepass", "masterauth", "identified by", "IDENTIFIED BY"];

    private static readonly Regex Flags = new(
        @"(?:\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\r\n|;]*? -p(?<secret>[^\s'""-][^\s'""]*))"
            + @"|(?:\bsshpass -p ?['""]?(?<secret>[^\s'""]+))"
            + @"|(?:\bdocker login\b[^\r\n|;]*? -p ?['""]?(?<secret>[^\s'""]+))"
            + @"|(?:\bcurl\b[^\r\n|;]*? (?:-u|--user)[ =]?['""]?[^\s:'""]+:(?<secret>[^\s'""]+))"
            + @"|(?:\becho (?:-n )?['""]?(?<secret>[^\s'""|]+)['""]? *\| *docker login\b)"
            + @"|(?:\b(?:requirepass|masterauth) ['""]?(?<secret>[^\s'""]+))"
            + @"|(?:\b(?:identified by|IDENTIFIED BY)(?: password| PASSWORD)? '(?<secret>[^']+))"
            + @"|(?:\bredis-cli\b[^\r\n|;]*? -a ?['""]?(?<secret>[^\s'""]+))",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static IEnumerable<SecretSpan> Find(string text)
    {
        if (!Array.Exists(Commands, command => text.Contains(command, StringComparison.Ordinal)))
            yield break;

        foreach (Match match in Flags.Matches(text))
        {
            var secret = match.Groups["secret"];
            if (!secret.Value.StartsWith('$'))
                yield return new SecretSpan(secret.Index, secret.Index + secret.Length, "password");
        }
    }
}
