using System.Globalization;
using System.Text.RegularExpressions;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Verifying;
using TriageBot.Triage.Verifying.Grounding;

namespace TriageBot.Triage.Questions.Free;

/// <summary>What is asked of a sentence's form and words.</summary>
internal static partial class Sentences
{
    private const int Longest = 400;

    /// <summary>Null where its form is fit.</summary>
    public static Refusal? Unfit(FreeSentence sentence) => sentence switch
    {
        { Cites.Count: 0 } => new Refusal(RefusalKind.NoLine, null, "it cites nothing"),
        { Text: var text } when string.IsNullOrWhiteSpace(text) || text.Length > Longest => Unfit($"it is empty, or longer than {Longest.ToString(CultureInfo.InvariantCulture)} characters"),
        { Text: var text } when text.Any(char.IsControl) || Printable.Of(text) != text => Unfit("it holds characters that cannot be shown"),
        { Text: var text } when Alive().IsMatch(text) => Unfit("it holds a link, a mention or markup"),
        { Text: var text } when Command().IsMatch(Quotes().Replace(text, " ")) => Unfit("it holds a command"),
        _ => null,
    };

    /// <summary>Null where all of its words that can be looked up stand in what it cites, or are names of the incident itself.</summary>
    /// <param name="named">Causes that it names: what they take is not decided here.</param>
    public static Refusal? Ungrounded(string text, IReadOnlyList<Fact> facts, IReadOnlyList<VerifiedLine> lines, IReadOnlyList<string> named, Dossier gathered)
    {
        var evidence = lines.SelectMany(l => Texts(l.Line)).Concat(facts.Select(f => $"{f.Id} {f.Text}")).Concat(Names(gathered)).Concat(named);
        return Grounds.Of(evidence).Missing(text) is [var missing, ..]
            ? new Refusal(RefusalKind.Ungrounded, null, $"\"{Bounded.Middle(missing.Text, 60)}\" does not stand in what it cites")
            : null;
    }

    private static IEnumerable<string> Texts(LogLine line) =>
        [line.Message, line.Said, line.Id, line.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), line.Container ?? ""];

    /// <summary>Which task, service and containers are talked about is no claim.</summary>
    private static IEnumerable<string> Names(Dossier gathered) => new[] { gathered.Task?.TaskId, gathered.Task?.Cluster, gathered.Task?.Service, gathered.Task?.TaskDefinition, gathered.Service?.Service.Name }
        .Concat(gathered.Task?.Containers.Select(c => c.Name) ?? []).OfType<string>();

    private static Refusal Unfit(string because) => new(RefusalKind.Unfit, null, because);

    [GeneratedRegex(@"https?:|www\.|://|<[@#!]|<[a-z][a-z0-9+.-]*:|@(?:here|channel|everyone)\b|\]\(|```", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Alive();

    [GeneratedRegex(@"(?:^|[\s;|&$(:])(?:aws\s+[a-z0-9-]+\s|curl\s|wget\s|kubectl\s|docker\s+(?:run|exec|pull|rm|stop|kill)|sudo\s|rm\s+-|(?:ba|z)?sh\s+-c|powershell|npm\s+i|pip3?\s+install|chmod\s|eval\s)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Command();

    [GeneratedRegex("\"[^\"]{1,400}\"", RegexOptions.NonBacktracking)]
    private static partial Regex Quotes();
}
