using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Iam;

/// <summary>What IAM demands of every request, and how it cuts lists.</summary>
internal static class IamRequests
{
    public static string Required(this Input input, string member) =>
        input.Text(member) is { Length: > 0 } text ? text : throw Invalid($"{char.ToLowerInvariant(member[0])}{member[1..]}", "Member must not be null");

    public static AwsRefusal Invalid(string member, string rule) =>
        new("ValidationError", $"1 validation error detected: Value at '{member}' failed to satisfy constraint: {rule}");

    public static AwsRefusal NoSuchEntity(string message) => new("NoSuchEntity", message, 404);

    public static AwsRefusal NoSuchRole(string name) => NoSuchEntity($"The role with name {Said.Short(name)} cannot be found.");

    /// <summary>One page of a list: <c>MaxItems</c> of it (100 unless asked for), from <c>Marker</c> on.</summary>
    public static void WritePage<T>(this Utf8JsonWriter json, Input input, string name, IReadOnlyList<T> all, string list, Action<T> write)
    {
        var size = input.Number("MaxItems") switch
        {
            null => 100,
            >= 1 and <= 1000 and var most => (int)most,
            _ => throw Invalid("maxItems", "Member must have value between 1 and 1000"),
        };
        var (page, next) = Page(all, size, input.Text("Marker"), list);
        json.WriteStartArray(name);
        foreach (var item in page)
            write(item);
        json.WriteEndArray();
        json.WriteBoolean("IsTruncated", next is not null);
        if (next is not null)
            json.WriteString("Marker", next);
    }

    private static (IReadOnlyList<T> Items, string? Next) Page<T>(IReadOnlyList<T> all, int size, string? marker, string list)
    {
        try
        {
            return Paging.Cut(all, size, marker, list);
        }
        catch (AwsRefusal)
        {
            throw Invalid("marker", "Invalid Marker.");
        }
    }
}
