using System.Globalization;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Verifying.Grounding;

namespace TriageBot.Triage.Verifying.Forms;

/// <summary>
/// The texts that stand behind an id: the message as it was read, what it wraps, and both as they may leave the process, which is how whoever drafts saw them.
/// </summary>
public sealed class CitedEvidence(Redactor redactor)
{
    /// <summary>What a summary is held against: the lines and facts that it cites, with their times, and the names of what is explained.</summary>
    public Grounds Behind(IEnumerable<string> cites, string? container, Dossier dossier, Ledger ledger)
    {
        var names = Names(container, dossier).ToList();
        IEnumerable<string> places = [.. cites.Select(ledger.Line).OfType<LogLine>().SelectMany(l => new[] { l.Stream.Group, l.Stream.Stream })];
        var others = dossier.Task?.Containers.Select(c => c.Name).Except(names) ?? [];
        return Grounds.Of(cites.Distinct().SelectMany(id => Of(id, ledger)), others, [.. names, .. places]);
    }

    /// <summary>True where the words stand in the line or fact to the letter.</summary>
    public bool Holds(string id, string words, Ledger ledger) => Grounds.Of(Texts(id, ledger)).Quotes(words);

    private IEnumerable<string> Of(string id, Ledger ledger) =>
        ledger.Line(id) is { } line
            ? [.. Texts(id, ledger), line.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)]
            : Texts(id, ledger);

    private IEnumerable<string> Texts(string id, Ledger ledger) =>
        (ledger.Line(id) is { } line ? new[] { line.Message, line.Said } : ledger.Fact(id) is { } fact ? [fact.Text] : [])
            .Distinct().SelectMany(Forms).Distinct();

    private IEnumerable<string> Forms(string text) => [text, Printable.Of(text), redactor.Redact(text).Text, Printable.Of(redactor.Redact(text).Text)];

    private static IEnumerable<string> Names(string? container, Dossier dossier) =>
        new[] { container, dossier.Task?.Service ?? dossier.Service?.Service.Name, dossier.Definition?.Family, dossier.Definition is { } d ? $"{d.Family}:{d.Revision.ToString(CultureInfo.InvariantCulture)}" : null }
            .OfType<string>();
}
