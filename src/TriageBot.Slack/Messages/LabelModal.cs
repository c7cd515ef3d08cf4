using System.Text.Json;
using TriageBot.Slack.Blocks;
using TriageBot.Slack.Requests;
using TriageBot.Slack.WebApi;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Slack.Messages;

/// <summary>Asks a person who says that an answer is wrong what it was.</summary>
internal static class LabelModal
{
    public const string CallbackId = "triagebot_label";
    public const string Bucket = "bucket";
    public const string Cause = "cause";
    public const string Note = "note";

    private const int LongestNote = 1000;

    public static SlackView Of(string incident, string channel) => new(CallbackId, Plain("What was it?"), Plain("Keep"),
    [
        new InputBlock(Plain("Kind of failure"), new StaticSelect(Bucket, [.. Enum.GetValues<Bucket>().Select(b => new Choice(Plain(Words(b)), b.Name()))])) { BlockId = Bucket, Optional = true },
        new InputBlock(Plain("Cause"), new PlainTextInput(Cause) { MaxLength = 80, Placeholder = Plain("container_oom, wrong_env_var, …") }) { BlockId = Cause, Optional = true },
        new InputBlock(Plain("What told you?"), new PlainTextInput(Note) { Multiline = true, MaxLength = LongestNote }) { BlockId = Note, Optional = true, Hint = Plain("Kept with a redacted copy of the evidence, to test the next version against.") },
    ], $"{incident} {channel}")
    {
        Close = Plain("Cancel"),
    };

    /// <summary>Which incident a submitted view is about; null where it is none of ours.</summary>
    public static (string Incident, string Channel)? Incident(JsonElement view) =>
        view.Text("private_metadata")?.Split(' ') is [{ Length: > 0 and <= 64 } incident, { Length: > 0 and <= 32 } channel] ? (incident, channel) : null;

    public static string? Value(JsonElement view, string field)
    {
        var element = view.Object("state")?.Object("values")?.Object(field)?.Object(field);
        var value = element?.Text("value") ?? element?.Object("selected_option")?.Text("value");
        return string.IsNullOrWhiteSpace(value) ? null : value.Length <= LongestNote ? value : value[..LongestNote];
    }

    /// <summary>What a person calls it.</summary>
    private static string Words(Bucket bucket) => bucket switch
    {
        Triage.Rulebook.Bucket.Unknown => "I do not know",
        Triage.Rulebook.Bucket.Benign => "Nothing failed (deployment, scale-in, stop)",
        Triage.Rulebook.Bucket.CodeBug => "A bug in the application",
        Triage.Rulebook.Bucket.Oom => "Out of memory",
        Triage.Rulebook.Bucket.Resource => "A resource: image, network, capacity, disk",
        Triage.Rulebook.Bucket.Config => "Configuration: variables, secrets, roles",
        _ => bucket.Name(),
    };

    private static PlainText Plain(string text) => new(text);
}
