using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ec2;

/// <summary>What every Describe of EC2 does: by id or by filter, in pages. Only an id that does not exist is an error; a filter finds nothing.</summary>
internal static class Described
{
    public static void Answer(Ec2Kind kind, Place place, Input input, Utf8JsonWriter json)
    {
        var wanted = (input.Texts(kind.Parameter) ?? []).Distinct(StringComparer.Ordinal).ToList();
        var filters = Ec2Filter.Of(kind, input);
        var size = PageSize(kind, input.Number("MaxResults"), wanted.Count > 0);
        DryRun(input);
        var known = place.List("ec2", kind.List, $"ec2:{kind.Operation}", "*").DistinctBy(thing => thing.Text(kind.Key)).ToList();
        if (wanted.FirstOrDefault(id => !known.Exists(thing => thing.Text(kind.Key) == id)) is { } missing)
            throw new AwsRefusal(kind.NotFound, $"The {kind.What} '{Said.Short(missing)}' does not exist");

        var found = known.Where(thing => (wanted.Count == 0 || wanted.Contains(thing.Text(kind.Key)!)) && filters.All(filter => filter.Matches(thing.Value))).ToList();
        var (page, next) = Page(found, size, input.Text("NextToken"), $"{kind.List}/{string.Join(',', wanted)}/{string.Join(',', filters)}");
        json.WriteStartArray(kind.Answer);
        foreach (var thing in page)
            thing.Value.WriteTo(json);
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("NextToken", next);
    }

    /// <summary>A dry run ends where EC2 has checked the permission.</summary>
    public static void DryRun(Input input)
    {
        if (input.Flag("DryRun"))
            throw new AwsRefusal("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
    }

    private static int PageSize(Ec2Kind kind, long? asked, bool byId) => asked switch
    {
        null => kind.LongestPage,
        _ when byId => throw new AwsRefusal("InvalidParameterCombination", $"The parameter {kind.Parameter} cannot be used with the parameter MaxResults"),
        >= 5 when asked <= kind.LongestPage => (int)asked,
        _ => throw new AwsRefusal("InvalidParameterValue", $"Value ( {asked} ) for parameter maxResults is invalid. Expecting a value between 5 and {kind.LongestPage}."),
    };

    private static (IReadOnlyList<Recorded> Items, string? Next) Page(IReadOnlyList<Recorded> all, int size, string? token, string list)
    {
        try
        {
            return Paging.Cut(all, size, string.IsNullOrEmpty(token) ? null : token, list);
        }
        catch (AwsRefusal)
        {
            throw new AwsRefusal("InvalidPaginationToken", "The specified pagination token is not valid.");
        }
    }
}
