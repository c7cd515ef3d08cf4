using System.CommandLine;
using TriageBot.Configuration;

namespace TriageBot.Verbs;

/// <summary>The options that every verb about AWS understands.</summary>
internal sealed class CommonOptions
{
    public Option<string> Format { get; } = OneOf("--format", "How the result is written.", "text", "json", "markdown");

    public Option<string?> Replay { get; } = new("--replay") { Description = "A recorded case (a file, or a folder of cases as one world) instead of AWS. Touches no credentials.", HelpName = "CASE" };

    public Option<string?> Decoder { get; } = OneOrNone("--decoder", "Who reads the evidence. Default: the model where one is configured (Model:Provider), else the rulebook.", "rulebook", "model");

    public Option<string?> Region { get; } = new("--region") { Description = "The Region, where the target names none. Default: AWS_REGION, or the profile's.", HelpName = "REGION" };

    public Option<string?> Profile { get; } = new("--profile") { Description = "A profile of the shared AWS config. Default: AWS_PROFILE.", HelpName = "NAME" };

    public Option<string?> Config { get; } = new("--config") { Description = "A configuration file. Default: triagebot.yaml in the working folder, where there is one.", HelpName = "FILE" };

    public Option<bool> Verbose { get; } = new("-v", "--verbose") { Description = "Show each AWS call with its time." };

    public void AddTo(Command command)
    {
        Replay.Must(v => v.Length > 0, "a case file or a folder of cases");
        Region.Must(Values.IsRegion, "a Region code such as eu-central-1");
        foreach (var option in (Option[])[Format, Replay, Decoder, Region, Profile, Config, Verbose])
            command.Options.Add(option);
    }

    /// <summary>The first value is the default.</summary>
    internal static Option<string> OneOf(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { DefaultValueFactory = _ => values[0] };
        Bound(option, description, values);
        return option;
    }

    /// <summary>Null where it is not said.</summary>
    private static Option<string?> OneOrNone(string name, string description, params string[] values)
    {
        var option = new Option<string?>(name);
        Bound(option, description, values);
        return option;
    }

    private static void Bound(Option option, string description, string[] values)
    {
        (option.Description, option.HelpName) = (description, string.Join('|', values));
        option.CompletionSources.Add(values);
        option.Must(values.Contains, string.Join(", ", values[..^1]) is { Length: > 0 } others ? $"{others} or {values[^1]}" : values[0]);
    }
}
