namespace TriageBot.Triage;

/// <summary>Finds what a person probably meant.</summary>
public static class Nearest
{
    /// <summary>The known name that is a few typing mistakes away; null where none is near.</summary>
    public static string? Of(string typed, IEnumerable<string> known)
    {
        var near = known.Distinct().Select(name => (Name: name, Mistakes: Mistakes(typed.ToUpperInvariant(), name.ToUpperInvariant()))).OrderBy(n => n.Mistakes).FirstOrDefault();
        return near.Name is not null && near.Mistakes <= Tolerated(Math.Min(typed.Length, near.Name.Length)) ? near.Name : null;
    }

    private static int Tolerated(int length) => length < 3 ? 0 : Math.Max(1, length / 4);

    /// <summary>How many characters have to be put in, taken out, changed or swapped with their neighbour.</summary>
    private static int Mistakes(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            table[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            table[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, changed);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[one.Length, other.Length];
    }
}
