using System.Text.Json;

namespace TriageBot.Replay.Cases;

/// <summary>Words out of a case, made fit for a message: short, and without control characters.</summary>
internal static class Said
{
    public static string Short(string text)
    {
        var clean = new string([.. text.Take(120).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);
        return text.Length > 120 ? clean + "…" : clean;
    }

    /// <summary>The parser's reason, without the place that it repeats at the end.</summary>
    public static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return Short(end < 0 ? e.Message : e.Message[..end].TrimEnd('.'));
    }
}
