using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Simulation.WebApi;

namespace TriageBot.Simulation.BlockKit;

/// <summary>Whether a modal may be opened. https://docs.slack.dev/reference/views/modal-views</summary>
internal static class Views
{
    private const int MostBytes = 250_000;

    private static readonly Rule s_modal = Rules.ByType(new Dictionary<string, Rule>
    {
        ["modal"] = Shape.Of()
            .Must("title", Composition.Plain(24))
            .Must("blocks", Rules.List(Blocks.InModals, 100, least: 0))
            .May("submit", Composition.Plain(24))
            .May("close", Composition.Plain(24))
            .May("private_metadata", Rules.Text(3000, least: 0))
            .May("callback_id", Rules.Text(255, least: 0))
            .May("external_id", Rules.Text(255, least: 0))
            .May("clear_on_close", Rules.Flag)
            .May("notify_on_close", Rules.Flag)
            .May("submit_disabled", Rules.Flag)
            .Rule(),
    });

    /// <exception cref="SlackErrorException"><c>invalid_arguments</c> with each place, or <c>view_too_large</c>.</exception>
    public static void Check(JsonObject view)
    {
        if (Encoding.UTF8.GetByteCount(view.ToJsonString()) > MostBytes)
            throw new SlackErrorException("view_too_large");
        var findings = new Findings();
        s_modal(view, "/view", findings);
        var blocks = view["blocks"] as JsonArray ?? [];
        UniqueIds.Check(blocks, findings);
        if (view["submit"] is null && blocks.OfType<JsonObject>().Any(b => b["type"]?.ToString() == "input"))
            findings.Add("missing required field: submit (the view has an input)", "/view");
        MessageBlocks.Refuse(findings, "invalid_arguments");
    }
}
