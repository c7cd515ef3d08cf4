using System.Globalization;
using TriageBot.Models.Privacy;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Questions.Free;
using TriageBot.Triage.Redaction;

namespace TriageBot.Models.Answers;

/// <summary>Pieces of evidence as a model reads them: one on a line, its id first, redacted and with stand-ins.</summary>
internal static class Evidence
{
    private const int LongestPiece = 600;
    private const int CharactersAToken = 4;

    /// <summary>What was read before anybody asked: the facts, and as many of the last lines as there is room for.</summary>
    public static string Of(Dossier gathered, Veil veil, int tokens)
    {
        var ledger = Ledger.Of(gathered);
        var facts = Lines([.. ledger.Facts.Select(f => new Piece(f.Id, null, f.Text))], veil, tokens * CharactersAToken / 2, "further facts");
        var room = (tokens * CharactersAToken) - facts.Length;
        var lines = ledger.Lines.OrderBy(l => l.Timestamp).Select(l => new Piece(l.Id, l.Timestamp, l.Said)).ToList();
        return $"{facts}\n{LastLines(lines, veil, room)}";
    }

    /// <summary>The last of them, where they are too many: what happened at the end matters most.</summary>
    public static string LastLines(IReadOnlyList<Piece> pieces, Veil veil, int room)
    {
        var told = new List<string>();
        foreach (var piece in pieces.Reverse())
        {
            var line = Line(piece, veil);
            if ((room -= line.Length + 1) < 0)
                break;
            told.Add(line);
        }

        return string.Join('\n', [.. LeftOut(pieces.Count - told.Count, "earlier ones"), .. told.AsEnumerable().Reverse()]);
    }

    private static string Lines(IReadOnlyList<Piece> pieces, Veil veil, int room, string what)
    {
        var told = new List<string>();
        foreach (var piece in pieces)
        {
            var line = Line(piece, veil);
            if ((room -= line.Length + 1) < 0)
                break;
            told.Add(line);
        }

        return string.Join('\n', [.. told, .. LeftOut(pieces.Count - told.Count, what)]);
    }

    private static string Line(Piece piece, Veil veil)
    {
        var at = piece.At?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z' ", CultureInfo.InvariantCulture) ?? "";
        return $"{veil.Hide(piece.Id)} {at}{Bounded.Middle(veil.Hide(piece.Text), LongestPiece).ReplaceLineEndings(" ⏎ ")}";
    }

    private static IEnumerable<string> LeftOut(int number, string what) =>
        number > 0 ? [$"({number.ToString(CultureInfo.InvariantCulture)} {what} left out)"] : [];
}
