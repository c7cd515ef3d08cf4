using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Iam.Simulation;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Ec2;

/// <summary>A filter: any of its values, which may hold <c>*</c> and <c>?</c>, in any of the members that it looks at.</summary>
/// <param name="Members">From the thing down, with points between; null for a tag.</param>
internal sealed record Ec2Filter(string Name, string? Members, IReadOnlyList<string> Values)
{
    private static readonly string[] KeyMember = ["Key"];
    private static readonly string[] ValueMember = ["Value"];

    public static IReadOnlyList<Ec2Filter> Of(Ec2Kind kind, Input input)
    {
        var filters = (input.Structures("Filter") ?? []).Select(filter => (Name: filter.Text("Name") ?? "", Values: filter.Texts("Value") ?? [])).ToList();
        if (filters.Exists(filter => filter.Values.Count == 0))
            throw new AwsRefusal("InvalidParameterValue", "A filter must have a value.");
        return [.. filters.Select(filter => new Ec2Filter(filter.Name, kind.Filters.TryGetValue(filter.Name, out var members) ? members : Tag(filter.Name), filter.Values))];
    }

    public bool Matches(JsonElement thing) => (Members is null ? Tags(thing) : Texts(thing, Members.Split('.'))).Any(text => Values.Any(value => Glob.Matches(value, text, ignoreCase: false)));

    public override string ToString() => $"{Name}={string.Join('|', Values)}";

    private static string? Tag(string name) => name == "tag-key" || name.StartsWith("tag:", StringComparison.Ordinal)
        ? null
        : throw new AwsRefusal("InvalidParameterValue", $"The filter '{Said.Short(name)}' is invalid");

    private IEnumerable<string> Tags(JsonElement thing) => thing.TryGetProperty("Tags", out var tags) && tags.ValueKind == JsonValueKind.Array
        ? tags.EnumerateArray().Where(tag => Name == "tag-key" || Texts(tag, KeyMember).Contains(Name["tag:".Length..])).SelectMany(tag => Texts(tag, Name == "tag-key" ? KeyMember : ValueMember))
        : [];

    private static IEnumerable<string> Texts(JsonElement value, ReadOnlyMemory<string> members) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(element => Texts(element, members)),
        JsonValueKind.Object => !members.IsEmpty && value.TryGetProperty(members.Span[0], out var member) ? Texts(member, members[1..]) : [],
        _ when !members.IsEmpty => [],
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        JsonValueKind.Number => [value.GetRawText()],
        _ => [],
    };
}
