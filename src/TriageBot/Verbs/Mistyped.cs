using System.CommandLine;
using TriageBot.Triage;

namespace TriageBot.Verbs;

/// <summary>What is wrong with a command line, as one line: what was found, what was probably meant, where to read on.</summary>
internal static class Mistyped
{
    public static string Message(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var help = command is RootCommand ? "triagebot --help" : $"triagebot {command.Name} --help";
        return $"{Wrong(parsed, command)}; see '{help}'";
    }

    /// <summary>What is wrong with a word that looks like an option where none is expected; null where it may be text.</summary>
    public static string? AsOption(string word, Command command) =>
        word is ['-', '-', _, ..] or ['-', >= 'a' and <= 'z'] or ['-', >= 'A' and <= 'Z'] ? Unknown("option", word, command.Options.SelectMany(o => o.Aliases.Append(o.Name))) : null;

    private static string Wrong(ParseResult parsed, Command command) => (command, parsed.UnmatchedTokens) switch
    {
        (RootCommand, []) => $"say what to do: {string.Join(", ", command.Subcommands.Select(c => c.Name))}",
        (RootCommand, [var word, ..]) when AsOption(word, command) is null => Unknown("verb", word, command.Subcommands.Select(c => c.Name)),
        (_, [var word, ..]) => AsOption(word, command) ?? $"unexpected argument '{word}'",
        _ => parsed.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.', ' '),
    };

    private static string Unknown(string what, string word, IEnumerable<string> known) =>
        Nearest.Of(word, known) is { } meant ? $"unknown {what} '{word}' (did you mean '{meant}'?)" : $"unknown {what} '{word}'";
}
