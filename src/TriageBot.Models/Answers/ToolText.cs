using System.Globalization;
using TriageBot.Models.Privacy;
using TriageBot.Triage.Questions.Free;
using TriageBot.Triage.Redaction;

namespace TriageBot.Models.Answers;

/// <summary>What a tool brought as a model reads it: one piece on a line, its id first, redacted and with stand-ins.</summary>
internal static class ToolText
{
    private const int LongestPiece = 600;

    /// <summary>The last of them, where they are too many: what happened at the end matters most.</summary>
    public static string Of(IReadOnlyList<Piece> pieces, Veil veil, int room)
    {
        var told = new List<string>();
        foreach (var piece in pieces.Reverse())
        {
            var line = Line(piece, veil);
            if ((room -= line.Length + 1) < 0)
                break;
            told.Add(line);
        }

        return string.Join('\n', [.. LeftOut(pieces.Count - told.Count), .. told.AsEnumerable().Reverse()]);
    }

    private static string Line(Piece piece, Veil veil)
    {
        var at = piece.At?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z' ", CultureInfo.InvariantCulture) ?? "";
        return $"{veil.Hide(piece.Id)} {at}{Bounded.Middle(veil.Hide(piece.Text), LongestPiece).ReplaceLineEndings(" ⏎ ")}";
    }

    private static IEnumerable<string> LeftOut(int number) =>
        number > 0 ? [$"({number.ToString(CultureInfo.InvariantCulture)} earlier ones left out)"] : [];
}
