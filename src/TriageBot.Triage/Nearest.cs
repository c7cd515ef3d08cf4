namespace TriageBot.Triage;

/// <summary>Finds what a person probably meant.</summary>
public static class Nearest
{
    /// <summary>The known name that is a few typing mistakes away; null where none is near.</summary>
    public static string? Of(string typed, IEnumerable<string> known)
    {
        var near = known.Distinct().Select(name => (Name: name, Mistakes: Mistakes(typed.ToUpperInvariant(), name.ToUpperInvariant()))).MinBy(n => n.Mistakes);
        return near.Name is not null && near.Mistakes <= Tolerated(Math.Min(typed.Length, near.Name.Length)) ? near.Name : null;
    }

    private static int Tolerated(int length) => length < 3 ? 0 : Math.Max(1, length / 4);

    /// <summary>The Levenshtein distance: how many characters have to be put in, taken out or changed.</summary>
    private static int Mistakes(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
