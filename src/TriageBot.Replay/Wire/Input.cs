using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Replay.Cases;

namespace TriageBot.Replay.Wire;

/// <summary>The members of a request, read as strictly as AWS does: a wrong type is a SerializationException, null is absent. In a form every scalar is text.</summary>
internal readonly struct Input(JsonElement body, bool isForm = false)
{
    public Input(JsonObject form)
        : this(JsonSerializer.SerializeToElement(form), isForm: true)
    {
    }

    public bool IsForm => isForm;

    public static Input Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            var root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Object ? new Input(root) : throw AwsRefusal.Serialization("Expected a JSON object as the request body.");
        }
        catch (JsonException)
        {
            throw AwsRefusal.Serialization("The request body is not valid JSON.");
        }
    }

    public string? Text(string member) => Find(member) is { } value ? String(member, value) : null;

    public string? Text(string member, params ReadOnlySpan<string> allowed)
    {
        var text = Text(member);
        if (text is not null && !allowed.Contains(text))
            throw AwsRefusal.InvalidParameter($"{member} should be one of [{string.Join(",", allowed)}]");
        return text;
    }

    public bool Flag(string member, bool absent = false) => Find(member) is not { } value ? absent : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when isForm && bool.TryParse(value.GetString(), out var flag) => flag,
        _ => throw Wrong(member, value, "Boolean"),
    };

    public long? Number(string member)
    {
        if (Find(member) is not { } value)
            return null;
        if (isForm && value.ValueKind == JsonValueKind.String && long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed))
            return parsed;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw Wrong(member, value, "Long");
    }

    /// <summary>Epoch seconds: in JSON a number with or without fraction, in a form ISO 8601.</summary>
    public double? Seconds(string member)
    {
        if (Find(member) is not { } value)
            return null;
        if (isForm && value.ValueKind == JsonValueKind.String && WireTimes.TryRead(value.GetString()) is { } time)
            return time.ToUnixTimeMilliseconds() / 1000d;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : throw Wrong(member, value, "Timestamp");
    }

    public Input? Structure(string member)
    {
        if (Find(member) is not { } value)
            return null;
        return value.ValueKind == JsonValueKind.Object ? new Input(value, isForm) : throw Wrong(member, value, "Structure");
    }

    public IReadOnlyList<Input>? Structures(string member)
    {
        if (Find(member) is not { } value)
            return null;
        if (IsEmptyList(value))
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(element => element.ValueKind != JsonValueKind.Object))
            throw Wrong(member, value, "List");
        var form = isForm;
        return [.. value.EnumerateArray().Select(element => new Input(element, form))];
    }

    public IReadOnlyList<string>? Texts(string member)
    {
        if (Find(member) is not { } value)
            return null;
        if (IsEmptyList(value))
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            throw Wrong(member, value, "List");
        return [.. value.EnumerateArray().Select(element => String(member, element))];
    }

    // A form has no other way to write one.
    private bool IsEmptyList(JsonElement value) => isForm && value.ValueKind == JsonValueKind.String && value.ValueEquals("");

    private JsonElement? Find(string member) => body.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string String(string member, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw Wrong(member, value, "String");
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw AwsRefusal.Serialization($"{member} is not valid Unicode.");
        }
    }

    private static AwsRefusal Wrong(string member, JsonElement value, string type) =>
        AwsRefusal.Serialization($"{member}: {value.ValueKind.ToString().ToUpperInvariant()}_VALUE can not be converted to a {type}");
}
