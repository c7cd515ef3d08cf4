using System.Text.Json;

namespace TriageBot.Replay.Cases;

/// <summary>Reads the members of a case; what is missing or wrong is a complaint that names the file and the place in it.</summary>
internal sealed class CaseFields(string file)
{
    /// <summary>The objects of a list.</summary>
    public IEnumerable<(JsonElement Value, string Path)> Entries(JsonElement owner, string list, string path, int most) =>
        Values(owner, list, path, most).Select(entry => entry.Value.ValueKind == JsonValueKind.Object ? entry : throw Wrong(entry.Path, "must be an object"));

    /// <summary>Whatever a list holds; nothing where there is no list.</summary>
    public IEnumerable<(JsonElement Value, string Path)> Values(JsonElement owner, string list, string path, int most)
    {
        if (!owner.TryGetProperty(list, out var found))
            yield break;
        if (found.ValueKind != JsonValueKind.Array)
            throw Wrong(path + list, "must be a list");
        if (found.GetArrayLength() > most)
            throw Wrong(path + list, $"holds {found.GetArrayLength():N0} entries; a case may have {most:N0}");
        foreach (var (index, value) in found.EnumerateArray().Index())
            yield return (value, $"{path}{list}[{index}]");
    }

    public string Text(JsonElement owner, string key, string what, string path = "")
    {
        var text = Optional(owner, key, path);
        return string.IsNullOrWhiteSpace(text) ? throw Wrong(path + key, $"is missing: {what}") : text;
    }

    public string? Optional(JsonElement owner, string key, string path = "")
    {
        if (!owner.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(path + key, "must be text");
    }

    public int? Number(JsonElement owner, string key, string path, int least, int most)
    {
        if (!owner.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Wrong($"{path}.{key}", $"must be a whole number from {least} to {most:N0}");
    }

    public CaseException Wrong(string place, string what) => new($"{file}: {Said.Short(place)} {what}.");
}
