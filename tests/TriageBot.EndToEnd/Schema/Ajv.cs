using System.Diagnostics;
using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Schema;

/// <summary>A JSON schema validator that is not ours: https://ajv.js.org</summary>
internal static class Ajv
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "TriageBot.EndToEnd", "Schema");

    /// <summary>One line for each mistake; empty where all documents are valid.</summary>
    /// <param name="draft"><c>2020-12</c> or <c>draft-07</c>.</param>
    public static async Task<string> Validate(string schema, JsonArray documents, string draft = "2020-12")
    {
        Directory.Exists(Path.Combine(Folder, "node_modules")).ShouldBeTrue("run 'npm ci' in tests/TriageBot.EndToEnd/Schema, as tests/run does");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "validate.js"), schema, draft])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteAsync(documents.ToJsonString());
        node.StandardInput.Close();
        var mistakes = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        node.ExitCode.ShouldBe(0, await error);
        return mistakes;
    }
}
