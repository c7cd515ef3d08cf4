using System.Collections;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;

namespace TriageBot.Output;

/// <summary>Where results and progress go, and what the process was started with.</summary>
/// <param name="Out">Results only.</param>
/// <param name="Error">Progress and diagnostics.</param>
/// <param name="Style">How text is written: colours and links only on a terminal.</param>
/// <param name="Environment">The environment, read once.</param>
/// <param name="Folder">The working folder.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, TextStyle Style, IReadOnlyDictionary<string, string> Environment, string Folder)
{
    /// <summary>Below it, broken lines would be harder to read than the terminal's own.</summary>
    private const int NarrowestTerminal = 40;

    public static Terminal Real()
    {
        var environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", StringComparer.Ordinal);
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        var style = StyleOf(environment, Console.IsOutputRedirected);
        if (!Console.IsOutputRedirected && Console.WindowWidth > NarrowestTerminal)
            style = style with { Width = Console.WindowWidth };
        return new Terminal(Console.Out, Console.Error, style, environment, Directory.GetCurrentDirectory());
    }

    /// <summary>See https://no-color.org: NO_COLOR with any value turns colours off.</summary>
    internal static TextStyle StyleOf(IReadOnlyDictionary<string, string> environment, bool isRedirected)
    {
        var isDumb = isRedirected || environment.GetValueOrDefault("TERM") is null or "dumb";
        var noColour = environment.GetValueOrDefault("NO_COLOR") is { Length: > 0 };
        return new TextStyle(Colours: !isDumb && !noColour, Links: !isDumb);
    }

    public string? Variable(string name) => Environment.GetValueOrDefault(name);

    /// <summary>One message for people on the error stream; whatever it quotes cannot move the cursor.</summary>
    public void Say(string line) => Error.WriteLine($"triagebot: {Printable.Of(line)}");
}
