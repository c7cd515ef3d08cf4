namespace TriageBot.Replay.Logs.Patterns;

/// <summary>A text to compare with, in which an asterisk at the beginning or the end stands for anything; in the middle it is an asterisk.</summary>
internal sealed record Wildcard(string Text)
{
    public bool Matches(string value)
    {
        if (Text == "*")
            return true;
        var (open, closed) = (Text.StartsWith('*'), Text.EndsWith('*'));
        var core = Text.AsSpan(open ? 1 : 0, Text.Length - (open ? 1 : 0) - (closed ? 1 : 0));
        return (open, closed) switch
        {
            (true, true) => value.AsSpan().Contains(core, StringComparison.Ordinal),
            (true, false) => value.AsSpan().EndsWith(core, StringComparison.Ordinal),
            (false, true) => value.AsSpan().StartsWith(core, StringComparison.Ordinal),
            _ => value == Text,
        };
    }
}
