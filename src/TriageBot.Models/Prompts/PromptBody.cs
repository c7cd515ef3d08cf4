namespace TriageBot.Models.Prompts;

/// <summary>The text of a prompt: what is the same each time, and what is not.</summary>
internal sealed record PromptBody(string? System, string User)
{
    private const string SystemPart = "# System";

    private const string UserPart = "# User";

    /// <param name="from">Where the front matter has ended.</param>
    /// <param name="declared">The inputs that the front matter lists.</param>
    public static PromptBody Of(string[] lines, int from, PromptForm form, IReadOnlyList<string> declared, PromptMistakes mistakes)
    {
        var user = Array.IndexOf(lines, UserPart, from);
        var system = Array.IndexOf(lines, SystemPart, from, (user < 0 ? lines.Length : user) - from);
        if (user < 0)
            mistakes.Add(from + 1, $"the line '{UserPart}' is missing, before what is asked each time");
        if (system < 0 == form.System is not null)
            mistakes.Add(from + 1, system < 0 ? $"the line '{SystemPart}' is missing, before what is the same each time" : $"{form.Name} has no part '{SystemPart}': it continues another prompt");
        if (user < 0 || system < 0 == form.System is not null)
            return new PromptBody(null, "");

        Slotted(lines, from, system < 0 ? user : system, [], "no part", mistakes);
        if (system >= 0)
            Slotted(lines, system + 1, user, form.System!, SystemPart, mistakes);
        Slotted(lines, user + 1, lines.Length, form.User, UserPart, mistakes);

        var used = Slots.In(string.Join('\n', lines[from..])).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var unused in declared.Where(d => !used.Contains(d)))
            mistakes.Add(from + 1, $"the input '{unused}' is listed, and stands nowhere in the text as {{{{{unused}}}}}");
        foreach (var missing in form.Needed.Where(n => !used.Contains(n)))
            mistakes.Add(from + 1, $"the input {{{{{missing}}}}} is missing in the text: {form.Name} cannot do without it");
        foreach (var unlisted in used.Where(u => !declared.Contains(u) && (form.User.Contains(u) || form.System?.Contains(u) == true)))
            mistakes.Add(from + 1, $"the input '{unlisted}' stands in the text, and is not listed in inputs");

        return new PromptBody(system < 0 ? null : Text(lines[(system + 1)..user]), Text(lines[(user + 1)..]));
    }

    private static void Slotted(string[] lines, int from, int to, IReadOnlyList<string> allowed, string part, PromptMistakes mistakes)
    {
        for (var i = from; i < to; i++)
        {
            foreach (var (name, _) in Slots.In(lines[i]).Where(s => !allowed.Contains(s.Name)))
                mistakes.Add(i + 1, $"{{{{{name}}}}} cannot stand in {part}; allowed there: {(allowed.Count == 0 ? "none" : string.Join(", ", allowed.Select(a => $"{{{{{a}}}}}")))}");
        }
    }

    private static string Text(string[] lines) => string.Join('\n', lines).Trim('\n');
}
