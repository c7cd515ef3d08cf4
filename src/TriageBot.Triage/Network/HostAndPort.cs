using System.Globalization;
using System.Text.RegularExpressions;

namespace TriageBot.Triage.Network;

/// <summary>The host and the port that a line of an application says it could not reach.</summary>
internal static partial class HostAndPort
{
    private static readonly Dictionary<string, int> s_ports = new(StringComparer.OrdinalIgnoreCase)
    {
        ["http"] = 80,
        ["https"] = 443,
        ["postgres"] = 5432,
        ["postgresql"] = 5432,
        ["mysql"] = 3306,
        ["redis"] = 6379,
        ["rediss"] = 6379,
        ["amqp"] = 5672,
        ["amqps"] = 5671,
        ["mongodb"] = 27017,
    };

    // Files of source text stand in stack traces with their line's number.
    private static readonly string[] s_sources = ["js", "mjs", "cjs", "ts", "tsx", "jsx", "py", "rb", "go", "java", "kt", "scala", "cs", "php", "rs", "ex", "exs", "cpp", "c", "swift", "pl", "lua"];

    /// <summary>Null where the line names none, or only this machine.</summary>
    /// <param name="region">Of the task, whose endpoints count.</param>
    public static Destination? In(string line, string region)
    {
        var match = Url().Match(line) is { Success: true } url ? url : Address().Match(line);
        if (!match.Success)
            return null;

        var host = match.Groups["host"].Value.ToLowerInvariant();
        var named = match.Groups["port"].Value;
        if (host is "localhost" || s_sources.Contains(host[(host.LastIndexOf('.') + 1)..]) || host.StartsWith("127.", StringComparison.Ordinal)
            || !(named.Length > 0 ? int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var port) : s_ports.TryGetValue(match.Groups["scheme"].Value, out port)) || port is < 1 or > 65535)
            return null;

        if (Addresses.Of(host) is not null)
            return Addresses.IsPrivate(host) ? new AddressDestination(host, port) : new InternetDestination(host, port);
        return port == 443 && AwsHosts.Service(host, region) is { } service ? service : new UnknownDestination(host, port);
    }

    // Only a name with a dot, or an address: a word and a number are everywhere.
    [GeneratedRegex(@"\b(?<host>[A-Za-z0-9][A-Za-z0-9-]{0,62}(\.[A-Za-z0-9-]{1,63}){1,8}):(?<port>[0-9]{2,5})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(?<scheme>https?|postgres(ql)?|mysql|rediss?|amqps?|mongodb)://([^\s/@""']{1,100}@)?(?<host>[A-Za-z0-9][A-Za-z0-9-]{0,62}(\.[A-Za-z0-9-]{1,63}){1,8})(:(?<port>[0-9]{2,5}))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Url();
}
