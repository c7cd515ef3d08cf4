using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// "Error: " and a sentence is what Node prints for what nothing caught, and what anybody prints for what was handled. Only Node's own mark beside it,
/// both among the last words, tells the two apart; without the mark it says nothing, and the mark alone does not say what was wrong.
/// </summary>
internal static class PlainErrors
{
    private const string Cause = "app_exception";
    private const string Message = "node_plain_error";
    private const string Mark = "node_gave_up";

    public static IEnumerable<Reading> Told(IEnumerable<Reading> read, Findings findings) =>
        read.Select(r => IsPlain(r) ? Uncaught(r, findings) : r).OfType<Reading>();

    private static bool IsPlain(Reading reading) =>
        reading.Cause == Cause && reading.For.All(c => c.Signature is Message or Mark);

    private static Reading? Uncaught(Reading reading, Findings findings)
    {
        var last = findings.Matches.Where(m => m.Text.Container == reading.Container && findings.IsNearTheEnd(m.Text) && findings.IsAmongTheLast(m.Text.EvidenceId)).ToList();
        return Newest(last, Mark) is null || Newest(last, Message) is not { } error ? null : reading with
        {
            Strength = Strength.Strong,
            For = [.. reading.For.Where(c => c.EvidenceId == error.EvidenceId)],
            Latest = error.At,
            Line = error.Text,
        };
    }

    private static ScanText? Newest(IEnumerable<Match> matches, string signature) =>
        matches.Where(m => m.Signature.Id == signature).MaxBy(m => m.Text.At)?.Text;
}
