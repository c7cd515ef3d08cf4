using System.Globalization;
using System.Xml.Linq;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Sts;

/// <summary>Who the caller is, and the way into another account: only by a role that some case lists in <c>sts.roles</c>.</summary>
internal static class StsOperations
{
    private static readonly XNamespace Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

    public static AwsAnswer Answer(World world, Place place, string requestId, string operation, IReadOnlyDictionary<string, string> form) => operation switch
    {
        "GetCallerIdentity" => QueryProtocol.Answer(requestId, Namespace, operation,
            new XElement(Namespace + "Arn", place.Caller),
            new XElement(Namespace + "UserId", "AROAREPLAYREPLAYREPLY:triagebot"),
            new XElement(Namespace + "Account", place.Account)),
        "AssumeRole" => AssumeRole(world, place, requestId, form),
        _ => throw new AwsRefusal("InvalidAction", $"Could not find operation {Said.Short(operation)} for version 2011-06-15"),
    };

    private static AwsAnswer AssumeRole(World world, Place place, string requestId, IReadOnlyDictionary<string, string> form)
    {
        var role = Required(form, "RoleArn");
        var session = Required(form, "RoleSessionName");
        if (session.Length is < 2 or > 64 || !session.All(c => char.IsAsciiLetterOrDigit(c) || "_=,.@-".Contains(c, StringComparison.Ordinal)))
            throw Invalid("roleSessionName", @"Member must satisfy regular expression pattern: [\w+=,.@-]*");
        if (form.GetValueOrDefault("ExternalId") is { Length: < 2 or > 1224 })
            throw Invalid("externalId", "Member must have length between 2 and 1224");
        var seconds = Duration(form);
        var known = Roles(world, place, role).FirstOrDefault(entry => entry.Text("arn") == role);
        if (known is null || (known.Text("externalId") is { } id && id != form.GetValueOrDefault("ExternalId")) || role.Split(':') is not [_, _, _, _, { Length: 12 } account, _])
            throw new AwsRefusal("AccessDenied", $"User: {place.Caller} is not authorized to perform: sts:AssumeRole on resource: {Said.Short(role)}", 403);
        return QueryProtocol.Answer(requestId, Namespace, "AssumeRole",
            new XElement(Namespace + "AssumedRoleUser",
                new XElement(Namespace + "AssumedRoleId", $"AROAREPLAYREPLAYREPLY:{session}"),
                new XElement(Namespace + "Arn", $"arn:{place.Partition}:sts::{account}:assumed-role/{role[(role.LastIndexOf('/') + 1)..]}/{session}")),
            new XElement(Namespace + "Credentials",
                new XElement(Namespace + "AccessKeyId", AssumedKey.For(account)),
                new XElement(Namespace + "SecretAccessKey", "replayed-incidents-have-no-secret-keys00"),
                new XElement(Namespace + "SessionToken", AssumedKey.Token(place.Now.AddSeconds(seconds))),
                new XElement(Namespace + "Expiration", place.Now.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))));
    }

    // The role may stand in the case that asks or in the case that it leads to.
    private static IEnumerable<Recorded> Roles(World world, Place place, string role)
    {
        var lists = world.Cases.Select(c => c.At(world.Clock.Elapsed)).Where(state => state.Records("sts")).ToList();
        if (lists.Count == 0)
            throw AwsRefusal.NotRecorded(place.Caller, "sts:AssumeRole", Said.Short(role));
        return lists.SelectMany(state => state.List("sts", "roles") is { } roles ? roles.EnumerateArray().Select(entry => new Recorded(entry, place.Now)) : []);
    }

    private static string Required(IReadOnlyDictionary<string, string> form, string name) =>
        form.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw Invalid(char.ToLowerInvariant(name[0]) + name[1..], "Member must not be null");

    private static int Duration(IReadOnlyDictionary<string, string> form)
    {
        if (form.GetValueOrDefault("DurationSeconds") is not { } text)
            return 3600;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 900 and <= 43_200
            ? seconds
            : throw Invalid("durationSeconds", "Member must have value between 900 and 43200");
    }

    private static AwsRefusal Invalid(string member, string rule) =>
        new("ValidationError", $"1 validation error detected: Value at '{member}' failed to satisfy constraint: {rule}");
}
