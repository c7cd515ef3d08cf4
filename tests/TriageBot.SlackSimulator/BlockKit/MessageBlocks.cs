using System.Text.Json.Nodes;
using TriageBot.Simulation.WebApi;

namespace TriageBot.Simulation.BlockKit;

/// <summary>Whether blocks may stand in a message.</summary>
internal static class MessageBlocks
{
    private const int Most = 50;

    public static void Check(JsonArray blocks)
    {
        if (blocks.Count > Most)
            throw new SlackErrorException("invalid_blocks") { Messages = [$"[ERROR] no more than {Most} items allowed [json-pointer:/blocks]"] };
    }
}
