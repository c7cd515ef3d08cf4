using System.Net;

namespace TriageBot.Replay.Efs;

/// <summary>EFS names its operations by method and path.</summary>
public static class EfsPaths
{
    /// <summary>The operation that a path means, and its input.</summary>
    public static (string Operation, IReadOnlyDictionary<string, string> Parameters) Route(string method, string target)
    {
        var parts = target.Split('?', 2);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in parts.ElementAtOrDefault(1)?.Split('&', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var named = pair.Split('=', 2);
            if (!named[0].Contains('.', StringComparison.Ordinal))
                parameters[WebUtility.UrlDecode(named[0])] = WebUtility.UrlDecode(named.ElementAtOrDefault(1) ?? "");
        }

        switch (method, parts[0].TrimEnd('/').Split('/'))
        {
            case ("GET", ["", "2015-02-01", "file-systems"]):
                return ("DescribeFileSystems", parameters);
            case ("GET", ["", "2015-02-01", "mount-targets"]):
                return ("DescribeMountTargets", parameters);
            case ("GET", ["", "2015-02-01", "mount-targets", var id, "security-groups"]):
                parameters["MountTargetId"] = WebUtility.UrlDecode(id);
                return ("DescribeMountTargetSecurityGroups", parameters);
            default:
                return ($"{method} {target}", parameters);
        }
    }
}
