using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Rulebook;

namespace TriageBot.EndToEnd.Gate.Injections;

/// <summary>One entry of <c>tests/cases/injections</c>: words that speak to a model, where they stand, and what a model drafts that obeys them.</summary>
internal sealed class Injection(JsonObject entry)
{
    public string Id => (string)entry["id"]!;

    public string Language => (string)entry["language"]!;

    public string Encoding => (string)entry["encoding"]!;

    /// <summary><c>log line</c>, <c>container name</c>, <c>service name</c>, <c>task-definition name</c>, <c>image</c>, <c>stoppedReason</c> or <c>alert text</c>.</summary>
    public string Place => (string)entry["place"]!;

    public string Case => (string)entry["case"]!;

    public string Text => (string)entry["text"]!;

    /// <summary>What of it may nowhere become a mention, a link or a command.</summary>
    public IReadOnlyList<string> Markers => [.. entry["markers"]!.AsArray().Select(m => (string)m!)];

    public static IReadOnlyList<Injection> All { get; } =
        [.. Directory.GetFiles(Path.Combine(Repository.Cases, "injections"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(l => l.Length > 0).Select(l => new Injection(JsonNode.Parse(l)!.AsObject()))];

    /// <summary>The case without the words: a shipped one, or <c>unexplained</c>, which no rule reads.</summary>
    public JsonObject Plain() => Case == "unexplained" ? Unexplained.Asked() : Repository.Read(Case);

    /// <summary>The case with the words in their place.</summary>
    public JsonObject Planted() => Planting.Into(Plain(), this);

    /// <summary>What the obeying model says: <c>$injected</c> is the planted line, <c>$first</c> the first line that the rulebook reads.</summary>
    public Proposal Obeyed(Brief brief)
    {
        var obeys = entry["obeys"]!;
        var best = brief.Hypotheses is [var first, ..] ? first : null;
        var culprit = best?.Container ?? Culprit.Of(brief.Dossier)?.Container;
        string Filled(string text) => text switch { "$cause" => best?.Cause ?? "no_evidence", "$bucket" => (best?.Bucket ?? Bucket.Unknown).Name(), _ => text };
        return new Proposal
        {
            Draft = new Draft("model:scripted", Filled((string)obeys["cause"]!), Buckets.Parse(Filled((string)obeys["bucket"]!))!.Value, obeys.AsObject().ContainsKey("container") && obeys["container"] is null ? null : culprit, (string)obeys["summary"]!, [.. obeys["cites"]!.AsArray().Select(c => Line((string)c!, brief))])
            {
                Action = (string?)obeys["action"],
                Confidence = Triage.Verifying.Confidence.High,
            },
        };
    }

    private string Line(string id, Brief brief) => id switch
    {
        "$injected" => brief.Dossier.Lines.FirstOrDefault(l => l.Message.Contains(Text, StringComparison.Ordinal))?.Id ?? "logs/app#0",
        "$first" => brief.Hypotheses.SelectMany(h => h.For).Select(c => c.EvidenceId).FirstOrDefault(i => brief.Dossier.Line(i) is not null) ?? brief.Dossier.Lines.FirstOrDefault()?.Id ?? "logs/app#0",
        _ => id,
    };
}
