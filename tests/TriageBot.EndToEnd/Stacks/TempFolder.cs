using System.Text.Json.Nodes;

namespace TriageBot.EndToEnd.Stacks;

/// <summary>A folder of a test's own, gone when the test ends.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("triagebot-").FullName;

    /// <summary>Where a file of that name would be.</summary>
    public string Path(string name) => System.IO.Path.Combine(_path, name);

    public string Write(string name, string text)
    {
        var file = Path(name);
        File.WriteAllText(file, text);
        return file;
    }

    public string Write(string name, JsonNode json) => Write(name, json.ToJsonString());

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
