using System.Buffers;

namespace TriageBot.Models.Privacy;

/// <summary>
/// Names of hosts with a dot in them. Those of AWS's own services and of the registries that everybody uses tell nothing of anybody and say much about a
/// failure: they stay. A single word may be a container's, which a model must be able to name: it stays too.
/// </summary>
internal static class Hosts
{
    private static readonly SearchValues<char> s_parts = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");

    // What hosts end in, and files and classes of programs hardly ever.
    private static readonly HashSet<string> s_ends = new(StringComparer.Ordinal)
    {
        "com", "net", "org", "io", "dev", "cloud", "co", "us", "uk", "de", "fr", "nl", "eu", "ch", "at", "it", "es", "jp", "br", "au", "ca", "info", "biz", "ai", "tech",
        "internal", "local", "lan", "corp", "intranet", "private", "priv", "consul", "svc", "vpc", "example", "test", "invalid", "prod", "staging", "aws",
    };

    // A Java or .NET package begins where a host ends.
    private static readonly HashSet<string> s_packages = new(StringComparer.Ordinal) { "com", "org", "net", "io", "java", "javax", "jakarta", "dev", "de", "co" };

    private static readonly string[] s_public =
    [
        "docker.io", "docker.com", "ghcr.io", "quay.io", "gcr.io", "k8s.io", "mcr.microsoft.com", "public.ecr.aws", "github.com", "npmjs.org", "pypi.org", "pythonhosted.org",
        "debian.org", "ubuntu.com", "alpinelinux.org", "maven.org", "nuget.org", "rubygems.org", "aws.amazon.com", "letsencrypt.org", "w3.org", "java.net", "socket.io",
    ];

    public static IEnumerable<IdentifierSpan> In(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var from = text.AsSpan(at).IndexOfAny(s_parts);
            if (from < 0)
                yield break;

            var start = at + from;
            var length = text.AsSpan(start).IndexOfAnyExcept(s_parts);
            at = length < 0 ? text.Length : start + length;
            if (Of(text, start, at) is { } span)
                yield return span;
        }
    }

    private static IdentifierSpan? Of(string text, int start, int end)
    {
        while (end > start && text[end - 1] is '.' or '-' or '_')
            end--;
        while (start < end && text[start] is '.' or '-' or '_')
            start++;

        var name = text[start..end];
        var labels = name.Split('.');
        if (labels.Length < 2 || name.Length > 253 || Array.Exists(labels, l => l.Length is 0 or > 63) || !Array.Exists(labels, l => l.Any(char.IsAsciiLetter)))
            return null;
        if (AwsHostNames.IsOne(labels, out var own))
            return own == 0 ? null : new IdentifierSpan(start, start + labels.Take(own).Sum(l => l.Length + 1) - 1, IdentifierKind.Resource);

        var addressed = start >= 3 && text.AsSpan(start - 3, 3).SequenceEqual("://");
        return (addressed || (s_ends.Contains(Cased(labels[^1])) && !s_packages.Contains(labels[0]))) && !Array.Exists(s_public, p => name == p || name.EndsWith("." + p, StringComparison.Ordinal))
            ? new IdentifierSpan(start, end, IdentifierKind.Host)
            : null;
    }

    // Whoever shouts a host shouts all of it; System.Net is none.
    private static string Cased(string label) => label.All(char.IsAsciiLetterUpper) ? label.ToLowerInvariant() : label;
}
