using System.CommandLine;
using TriageBot.Verbs;

namespace TriageBot.Wiring;

/// <summary>What a person chose on the command line.</summary>
internal sealed record Choices(string Format, string? Replay, string? Region, string? Profile, string? Config, bool Verbose)
{
    /// <summary><c>rulebook</c> or <c>model</c>; null for the model where one is configured.</summary>
    public string? Decoder { get; init; }

    public static Choices Of(ParseResult parsed, CommonOptions options) => new(
        parsed.GetValue(options.Format)!,
        parsed.GetValue(options.Replay),
        parsed.GetValue(options.Region),
        parsed.GetValue(options.Profile),
        parsed.GetValue(options.Config),
        parsed.GetValue(options.Verbose))
    {
        Decoder = parsed.GetValue(options.Decoder),
    };
}
