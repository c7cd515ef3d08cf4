using System.Globalization;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Verifying;
using TriageBot.Triage.Verifying.Forms;
using TriageBot.Triage.Verifying.Grounding;

namespace TriageBot.Triage.Questions.Free;

/// <summary>What is asked of a sentence's form and words.</summary>
internal sealed class Sentences(Redactor redactor)
{
    /// <summary>Null where its form is fit.</summary>
    public static Refusal? Unfit(FreeSentence sentence) =>
        sentence.Cites.Count == 0 ? new Refusal(RefusalKind.NoLine, null, "it cites nothing")
        : SummaryForm.Faults(sentence.Text).FirstOrDefault() is { } fault ? new Refusal(RefusalKind.Unfit, null, fault)
        : null;

    /// <summary>Null where all of its words that can be looked up stand in what it cites, or are names of the incident itself.</summary>
    /// <param name="named">Causes that it names: what they take is not decided here.</param>
    public Refusal? Ungrounded(string text, IReadOnlyList<Fact> facts, IReadOnlyList<VerifiedLine> lines, IReadOnlyList<string> named, Dossier gathered)
    {
        var evidence = lines.SelectMany(l => Texts(l.Line)).Concat(facts.Select(f => $"{f.Id} {f.Text}")).SelectMany(Forms).Distinct();
        return Grounds.Of([.. evidence, .. Names(gathered), .. named]).Missing(text) is [var missing, ..]
            ? new Refusal(RefusalKind.Ungrounded, null, $"\"{Bounded.Middle(missing.Text, 60)}\" does not stand in what it cites")
            : null;
    }

    /// <summary>As it was read, and as a model was shown it.</summary>
    private IEnumerable<string> Forms(string text) => [text, Printable.Of(redactor.Redact(text).Text)];

    private static IEnumerable<string> Texts(LogLine line) =>
        [line.Message, line.Said, line.Id, line.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), line.Container ?? ""];

    /// <summary>Which task, service and containers are talked about is no claim.</summary>
    private static IEnumerable<string> Names(Dossier gathered) => new[] { gathered.Task?.TaskId, gathered.Task?.Cluster, gathered.Task?.Service, gathered.Task?.TaskDefinition, gathered.Service?.Service.Name }
        .Concat(gathered.Task?.Containers.Select(c => c.Name) ?? []).OfType<string>();
}
