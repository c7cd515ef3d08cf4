using System.CommandLine;

namespace TriageBot.Verbs;

/// <summary>The options that every verb about AWS understands.</summary>
internal sealed class CommonOptions
{
    public Option<string> Format { get; } = OneOf("--format", "How the result is written.", "text", "text", "json", "markdown");

    public Option<string?> Replay { get; } = new("--replay") { Description = "A recorded case (a file, or a folder of cases as one world) instead of AWS. Touches no credentials.", HelpName = "CASE" };

    public Option<string> Decoder { get; } = OneOf("--decoder", "Who reads the evidence.", "rulebook", "rulebook");

    public Option<string?> Region { get; } = new("--region") { Description = "The Region, where the target names none. Default: AWS_REGION, or the profile's." };

    public Option<string?> Profile { get; } = new("--profile") { Description = "A profile of the shared AWS config. Default: AWS_PROFILE." };

    public Option<string?> Config { get; } = new("--config") { Description = "A configuration file. Default: triagebot.yaml in the working folder, where there is one.", HelpName = "FILE" };

    public Option<bool> Verbose { get; } = new("-v", "--verbose") { Description = "Show each AWS call with its time." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Format, Replay, Decoder, Region, Profile, Config, Verbose])
            command.Options.Add(option);
    }

    private static Option<string> OneOf(string name, string description, string standard, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
