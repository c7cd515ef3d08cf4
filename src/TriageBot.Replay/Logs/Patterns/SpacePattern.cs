namespace TriageBot.Replay.Logs.Patterns;

/// <summary>One field of a space-delimited pattern.</summary>
/// <param name="Condition">Asks for the values that it compares by their names; null takes anything.</param>
internal sealed record SpaceField(string Name, Func<Func<string, string>, bool>? Condition);

/// <summary>Fields by place: as many as the pattern names, or, where it has an ellipsis, at least as many.</summary>
/// <param name="Gap">The place of the ellipsis, or null.</param>
internal sealed record SpacePattern(IReadOnlyList<SpaceField> Fields, int? Gap) : ILinePattern
{
    public bool Matches(string message)
    {
        var values = SpaceLine.Fields(message);
        if (Gap is null ? values.Count != Fields.Count : values.Count < Fields.Count)
            return false;
        var skipped = values.Count - Fields.Count;
        string Value(int index) => values[Gap is { } gap && index >= gap ? index + skipped : index];
        for (var i = 0; i < Fields.Count; i++)
        {
            var here = i;
            // A condition may speak of a neighbour by name, as in [status = 4* && bytes > 1000].
            if (Fields[i].Condition is { } condition && !condition(name => Value(Named(name) ?? here)))
                return false;
        }

        return true;
    }

    private int? Named(string name)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Name == name && name.Length > 0)
                return i;
        }

        return null;
    }
}
