using System.Globalization;

namespace TriageBot.Triage.Questions;

/// <summary>Reads the commands as <c>help</c> lists them: a word, and nothing behind it but what belongs to it.</summary>
internal static class Commands
{
    private const int MostPages = 25;

    /// <summary>Null where it is no command, or something else stands behind it.</summary>
    public static Question? Read(Wording words)
    {
        var (all, page) = words.Text.Length > 0 && char.IsAsciiDigit(words.Text[^1]) ? WithoutPage(words.All) : (words.All, 1);
        IReadOnlyList<string> rest = [.. all.Skip(1)];
        IReadOnlyList<string> lower = [.. rest.Select(w => w.ToLowerInvariant())];
        var question = words.First switch
        {
            "logs" or "log" => LogWords.Read(lower, rest),
            "search" or "grep" => Search(words.Text, page),
            "events" when rest.Count == 0 => new EventsQuestion(),
            "timeline" when rest.Count == 0 => new TimelineQuestion(),
            "siblings" when rest.Count == 0 => new SiblingsQuestion(),
            "history" => History(lower),
            "diff" => Revisions.Read(rest),
            "iam" => IamWords.Read(rest, lower),
            "role" or "roles" when rest.Count == 0 => new RoleQuestion(),
            "network" => HostWords.Read(rest),
            "memory" when rest.Count == 0 => new MemoryQuestion(),
            "cpu" when rest.Count == 0 => new CpuQuestion(),
            "health" when rest.Count == 0 => new HealthQuestion(),
            "why" when lower is ["not", _, ..] => new WhyNotQuestion(string.Join(' ', rest.Skip(1))),
            "again" when rest.Count == 0 => new AgainQuestion(),
            "help" when rest.Count == 0 => new HelpQuestion(),
            _ => (Question?)null,
        };
        return question is null ? null : question with { Page = page, Names = question.Names.Count > 0 || question is SearchQuestion or IamQuestion or NetworkQuestion ? question.Names : Naming.In(words) };
    }

    private static (IReadOnlyList<string> Words, int Page) WithoutPage(IReadOnlyList<string> all) =>
        all is [.., "page", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and <= MostPages
            ? ([.. all.SkipLast(2)], page)
            : (all, 1);

    /// <summary>To the letter, as far as a person can mean it: without the quotes around it.</summary>
    private static SearchQuestion? Search(string text, int page)
    {
        var behind = text.IndexOfAny([' ', '\t', '\n']) is > 0 and var space ? text[space..].Trim() : "";
        if (page > 1)
            behind = behind[..behind.LastIndexOf("page", StringComparison.Ordinal)].Trim();
        if (behind.StartsWith("for ", StringComparison.OrdinalIgnoreCase))
            behind = behind[4..].Trim();
        return Unquoted(behind) is { Length: > 0 } words ? new SearchQuestion(words) : null;
    }

    private static string Unquoted(string text) => text.Length > 2 && text[0] is '"' or '\'' or '`' && text[^1] == text[0] ? text[1..^1] : text.Trim('“', '”');

    private static HistoryQuestion? History(IReadOnlyList<string> lower) => lower.Count == 0
        ? new HistoryQuestion(null)
        : PeriodWords.Read(lower, 0) is var (period, taken) && taken == lower.Count ? new HistoryQuestion(period) : null;
}
