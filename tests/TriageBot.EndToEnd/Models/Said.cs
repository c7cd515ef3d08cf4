using System.Text.Json.Nodes;
using TriageBot.Models.Tests.Peers;

namespace TriageBot.EndToEnd.Models;

/// <summary>Drafts as a model writes them.</summary>
internal static class Said
{
    public static JsonObject Draft(string bucket, string cause, string container, string summary, params (string Id, string Quote)[] cites) => new()
    {
        ["bucket"] = bucket,
        ["cause"] = cause,
        ["container"] = container,
        ["summary"] = summary,
        ["cites"] = new JsonArray([.. cites.Select(c => new JsonObject { ["id"] = c.Id, ["quote"] = c.Quote })]),
        ["ruled_out"] = new JsonArray(),
        ["action"] = "",
        ["confidence"] = "medium",
    };

    public static AiAnswer Answer(this JsonObject draft) => AiAnswer.Object(draft);

    public static JsonObject Unknown => Draft("UNKNOWN", "no_evidence", "", "Nothing in the evidence says why.");
}
