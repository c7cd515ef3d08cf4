using System.Text.Json.Nodes;
using TriageBot.Simulation.WebApi;

namespace TriageBot.Simulation.BlockKit;

/// <summary>Whether blocks may stand in a message.</summary>
internal static class MessageBlocks
{
    private const int Most = 50;
    private const int MostMarkdown = 12_000;

    /// <summary>Measured by others, in no documentation: Slack gives way between 13,172 and 13,297.</summary>
    private const int MostCharacters = 13_000;

    private static readonly Rule s_all = Rules.List(Blocks.InMessages, Most, least: 0);

    /// <exception cref="SlackErrorException"><c>invalid_blocks</c> with each place, or <c>msg_blocks_too_long</c>.</exception>
    public static void Check(JsonArray blocks)
    {
        var findings = new Findings();
        s_all(blocks, "/blocks", findings);
        UniqueIds.Check(blocks, findings);
        if (OfType(blocks, "table").Count() > 1)
            findings.Add("only one table allowed", "/blocks");
        if (OfType(blocks, "markdown").Sum(Characters.In) > MostMarkdown)
            findings.Add($"no more than {MostMarkdown} characters of markdown allowed", "/blocks");
        Refuse(findings, "invalid_blocks");
        if (Characters.In(blocks) > MostCharacters)
            throw new SlackErrorException("msg_blocks_too_long");
    }

    /// <exception cref="SlackErrorException">There is something wrong.</exception>
    public static void Refuse(Findings findings, string code)
    {
        if (findings.All.Count == 0)
            return;
        throw new SlackErrorException(code)
        {
            Details = new() { ["errors"] = new JsonArray([.. findings.All.Select(f => JsonValue.Create(f))]) },
            Messages = [.. findings.All.Select(f => "[ERROR] " + f)],
        };
    }

    private static IEnumerable<JsonObject> OfType(JsonArray blocks, string type) =>
        blocks.OfType<JsonObject>().Where(b => b["type"]?.ToString() == type);
}
