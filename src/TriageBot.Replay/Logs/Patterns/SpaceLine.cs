namespace TriageBot.Replay.Logs.Patterns;

/// <summary>A line cut at its blanks; what stands in quotation marks or brackets is one field.</summary>
internal static class SpaceLine
{
    public static IReadOnlyList<string> Fields(string line)
    {
        List<string> fields = [];
        for (var at = 0; at < line.Length;)
        {
            if (char.IsWhiteSpace(line[at]))
            {
                at++;
                continue;
            }

            var end = Closing(line, at);
            if (end > at)
            {
                fields.Add(line[(at + 1)..end]);
                at = end + 1;
                continue;
            }

            var from = at;
            while (at < line.Length && !char.IsWhiteSpace(line[at]))
                at++;
            fields.Add(line[from..at]);
        }

        return fields;
    }

    private static int Closing(string line, int at) => line[at] switch
    {
        '"' => line.IndexOf('"', at + 1),
        '[' => line.IndexOf(']', at + 1),
        _ => -1,
    };
}
