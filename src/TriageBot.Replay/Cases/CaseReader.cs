using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TriageBot.Replay.Cases;

/// <summary>
/// Reads a recorded incident (<c>*.case.json</c>). Size, depth and counts are capped, every list is checked for the keys that AWS's own shapes
/// always have, and nothing that a case names is ever opened.
/// </summary>
public static class CaseReader
{
    /// <summary>Reads a case from a file.</summary>
    /// <exception cref="CaseException">The file is missing, too large, no JSON, or not a case.</exception>
    public static RecordedCase Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > CaseLimits.FileBytes)
                throw TooLarge(name);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Parse(bytes, name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CaseException($"{Said.Short(path)}: cannot be read ({(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message)}). Name a *.case.json file or a folder of them.", e);
        }
    }

    /// <summary>Reads a case from its UTF-8 text.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="file">How messages call it.</param>
    /// <exception cref="CaseException">It is too large, no JSON, or not a case.</exception>
    public static RecordedCase Parse(ReadOnlyMemory<byte> utf8, string file)
    {
        if (utf8.Length > CaseLimits.FileBytes)
            throw TooLarge(file);
        if (utf8.Span.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        using var document = ParseJson(utf8, file);
        var check = new CaseCheck(file);
        check.Texts(document.RootElement, "");
        var head = check.Head(document.RootElement);
        var expected = check.Expected(document.RootElement);
        var faults = check.Faults(document.RootElement);
        var steps = check.Steps(document.RootElement);
        if ((long)utf8.Length * (steps.Count + 1) > CaseLimits.UnfoldedBytes)
            throw new CaseException($"{file}: {steps.Count} steps over {utf8.Length:N0} bytes unfold to more than {CaseLimits.UnfoldedBytes:N0}. Record fewer steps or less log.");
        return new RecordedCase(head, expected, faults, Unfold(document.RootElement, steps, check));
    }

    private static List<CaseState> Unfold(JsonElement document, IReadOnlyList<(TimeSpan After, JsonElement Patch)> steps, CaseCheck check)
    {
        var world = AccountSections.Named(JsonObject.Create(document.Clone())!);
        foreach (var key in new[] { "steps", "faults", "expected" })
            world.Remove(key);
        List<CaseState> states = [State(TimeSpan.Zero, world, check)];
        foreach (var (after, patch) in steps.OrderBy(step => step.After))
        {
            MergePatch.Apply(world, AccountSections.Named(JsonObject.Create(patch.Clone())!));
            states.Add(State(after, world, check));
        }

        return states;
    }

    private static CaseState State(TimeSpan after, JsonObject world, CaseCheck check)
    {
        WireTimes.InEcs(world["ecs"]);
        WireTimes.InLogs(world["logs"]);
        foreach (var section in AccountSections.Timed)
            WireTimes.InJson(world[section]);
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
            world.WriteTo(writer);
        using var document = JsonDocument.Parse(bytes.WrittenMemory, new JsonDocumentOptions { MaxDepth = CaseLimits.Depth + 4 });
        var state = new CaseState(after, document.RootElement.Clone());
        check.World.Sections(state.Document);
        return state;
    }

    private static JsonDocument ParseJson(ReadOnlyMemory<byte> utf8, string file)
    {
        try
        {
            return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = CaseLimits.Depth, AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $"line {line + 1}, position {e.BytePositionInLine + 1}: " : "";
            throw new CaseException($"{file}: {place}this is not readable JSON ({Said.Reason(e)}). Correct it there; a case is one JSON object.", e);
        }
    }

    private static CaseException TooLarge(string file) =>
        new($"{file}: larger than {CaseLimits.FileBytes / 1024 / 1024} MiB, which is the most a case may be. Record fewer log events.");
}
