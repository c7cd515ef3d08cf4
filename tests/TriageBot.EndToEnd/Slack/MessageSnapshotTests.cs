using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TriageBot.EndToEnd.Reports;
using TriageBot.Simulation.Faults;
using TriageBot.Simulation.Model;

namespace TriageBot.EndToEnd.Slack;

/// <summary>Every kind of message besides the reports of the shipped cases, as somebody has read it and found it right.</summary>
public sealed partial class MessageSnapshotTests
{
    private const string Case = "oom-kill";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("help", "help")]
    [InlineData("nothing", "")]
    [InlineData("why-alone", "why")]
    [InlineData("typo", "wyh 0123")]
    [InlineData("unknown-verb", "restart checkout")]
    [InlineData("unreadable-target", "why the checkout service died again")]
    [InlineData("accepted", "why 3f2a81d09b5e4c6fa7130d2e88b954c1")]
    public async Task What_a_command_says_at_once(string name, string typed)
    {
        await using var stack = await SlackStack.Start(Case);

        await stack.Ann.Runs(stack.Channel, "/ecs", typed, Now);

        Kept(stack.Journal.Ephemerals[0].Content, name);
    }

    [Theory]
    [InlineData("refused-channel", "Slack:Channels:0:Channel", "C0OTHER")]
    [InlineData("refused-workspace", "Slack:Workspaces:0", "T0OTHER")]
    [InlineData("refused-person", "Slack:Users:0", "U0BOB")]
    [InlineData("refused-account", "Slack:Channels:0:Account", "999988887777")]
    [InlineData("refused-region", "Slack:Channels:0:Regions:0", "us-east-1")]
    [InlineData("refused-cluster", "Slack:Channels:0:Clusters:0", "staging")]
    public async Task A_refusal(string name, string key, string value)
    {
        (string, string)[] settings = key.EndsWith(":Channel", StringComparison.Ordinal) || !key.Contains("Channels", StringComparison.Ordinal)
            ? [(key, value)]
            : [("Slack:Channels:0:Channel", "#inc-042"), (key, value)];
        await using var stack = await SlackStack.Start(Case, settings: settings);

        await stack.AsksWhy(Case);

        Kept(await Whispered(stack), name);
    }

    [Fact]
    public async Task A_guest_is_refused()
    {
        await using var stack = await SlackStack.Start(Case);
        var guest = stack.Slack.As(stack.Slack.Workspace.Add(new User("U0GUEST", "gus", stack.Slack.Workspace.Team.Id) { IsRestricted = true }));

        await guest.Runs(stack.Channel, "/ecs", "why 3f2a81d09b5e4c6fa7130d2e88b954c1", Now);

        Kept(await Whispered(stack), "refused-guest");
    }

    [Fact]
    public async Task A_shared_channel_is_refused()
    {
        await using var stack = await SlackStack.Start(Case);
        stack.Channel.IsExternallyShared = true;

        await stack.AsksWhy(Case);

        Kept(await Whispered(stack), "refused-shared");
    }

    [Fact]
    public async Task A_shortcut_on_a_message_without_a_target()
    {
        await using var stack = await SlackStack.Start(Case);

        await stack.Ann.UsesShortcut(stack.Ann.Says(stack.Channel, "lunch?"), "triagebot_why", Now);

        Kept(await Whispered(stack), "no-target-in-message");
    }

    [Theory]
    [InlineData("logs")]
    [InlineData("evidence")]
    [InlineData("changes")]
    [InlineData("again")]
    public async Task What_a_button_shows(string button)
    {
        await using var stack = await SlackStack.Start(Case);
        await stack.AsksWhy(Case);

        await stack.Ann.Clicks(await stack.Report(), $"triagebot_{button}", cancellationToken: Now);
        await stack.Until(_ => stack.Answers.Count > 1);

        Kept(stack.Answers[1].Content, $"button-{button}");
    }

    [Fact]
    public async Task Thumbs()
    {
        await using var stack = await SlackStack.Start(Case);
        await stack.AsksWhy(Case);
        var report = await stack.Report();

        await stack.Ann.Clicks(report, "triagebot_right", cancellationToken: Now);
        await stack.Until(j => j.Ephemerals.Any(e => e.Text.StartsWith("Thanks", StringComparison.Ordinal)));
        Kept(stack.Journal.Ephemerals[^1].Content, "thumb-up");

        await stack.Ann.Clicks(report, "triagebot_wrong", cancellationToken: Now);
        await stack.Until(j => j.Views.Count > 0);
        Snapshot.ShouldBe(Modal(stack.Journal.Views[0].Json), "thumb-down.view.txt", "Slack");

        var before = stack.Journal.Ephemerals.Count;
        await stack.Ann.Submits(stack.Journal.Views[0], [], Now);
        await stack.Until(j => j.Ephemerals.Count > before);
        Kept(stack.Journal.Ephemerals[^1].Content, "label");
    }

    [Fact]
    public async Task The_same_question_again()
    {
        await using var stack = await SlackStack.Start(Case);
        await stack.AsksWhy(Case);
        await stack.Report();

        await stack.AsksWhy(Case);
        await stack.Until(j => j.Ephemerals.Any(e => e.Text.Contains("asked here", StringComparison.Ordinal)));

        Kept(stack.Journal.Ephemerals[^1].Content, "asked-before");
    }

    [Fact]
    public async Task An_answer_where_it_is_no_member()
    {
        await using var stack = await SlackStack.Start(Case, isMember: false);

        await stack.AsksWhy(Case);
        await stack.Until(j => j.Messages.Count > 0);

        Kept(stack.Journal.Messages[0].Content, "not-in-channel");
    }

    [Fact]
    public async Task An_answer_where_it_may_not_post()
    {
        await using var stack = await SlackStack.Start(Case);
        stack.Slack.Faults.Add(Fault.Error("chat.postMessage", "restricted_action") with { Times = 100 });

        await stack.AsksWhy(Case);
        await stack.Until(j => j.Messages.Count > 0);

        Kept(stack.Journal.Messages[0].Content, "could-not-post");
    }

    [Fact]
    public async Task No_answer_at_all()
    {
        await using var stack = await SlackStack.Start(Case);
        stack.Slack.Faults.Add(Fault.Error("users.info", "missing_scope") with { Times = 100 });

        await stack.AsksWhy(Case);

        Kept(await Whispered(stack), "gave-up");
    }

    [Theory]
    [InlineData("not-found", "why 00000000000000000000000000000000")]
    [InlineData("service-not-found", "why prod/no-such-service")]
    public async Task What_is_not_there(string name, string typed)
    {
        await using var stack = await SlackStack.Start(Case);

        await stack.Ann.Runs(stack.Channel, "/ecs", typed, Now);

        Kept((await stack.Report()).Content, name);
    }

    [Fact]
    public async Task Looking_and_the_first_facts_come_before_the_report()
    {
        await using var stack = await SlackStack.Start(Case);

        await stack.AsksWhy(Case);
        await stack.Report();

        Kept(Sent(stack, "chat.postMessage"), "looking");
        // Which facts come first is the reads' own race.
        var progress = Sent(stack, "chat.update");
        ReadableBlocks.Of(progress.Text, progress.Blocks).ShouldStartWith("# ⚪ checkout (prod): reading …\n*Task  *<3f2a81d09b5e4c6fa7130d2e88b954c1 → ");
        progress.Text.ShouldNotContain("container_oom");
    }

    private static MessageContent Sent(SlackStack stack, string method)
    {
        var arguments = stack.Journal.Calls.First(c => c.Method == method).Arguments;
        var blocks = arguments["blocks"] is JsonArray array ? array : JsonNode.Parse((string)arguments["blocks"]!)!.AsArray();
        return new MessageContent((string)arguments["text"]!, blocks, null);
    }

    /// <summary>What comes after "on it".</summary>
    private static async Task<MessageContent> Whispered(SlackStack stack)
    {
        await stack.Until(j => j.Ephemerals.Any(e => !e.Text.StartsWith("On it", StringComparison.Ordinal)));
        return stack.Journal.Ephemerals.First(e => !e.Text.StartsWith("On it", StringComparison.Ordinal)).Content;
    }

    internal static void Kept(MessageContent content, string name)
    {
        var text = ReadableBlocks.Of(content.Text, content.Blocks);
        foreach (var (changing, to) in Changing)
            text = changing.Replace(text, to);
        Snapshot.ShouldBe(text, $"{name}.message.txt", "Slack");
    }

    private static string Modal(JsonObject view)
    {
        var page = new List<string> { $"# {view["title"]!["text"]}" };
        foreach (var block in view["blocks"]!.AsArray())
        {
            var element = block!["element"]!;
            page.Add($"{block["label"]!["text"]}{((bool?)block["optional"] == true ? " (optional)" : "")}: {element["type"]} {element["placeholder"]?["text"]}".TrimEnd());
            page.AddRange((element["options"] as JsonArray ?? []).Select(o => $"  o {o!["text"]!["text"]}"));
            if (block["hint"] is { } hint)
                page.Add($"  ({hint["text"]})");
        }

        return string.Join('\n', [.. page, $"[{view["close"]!["text"]}] [{view["submit"]!["text"]}]", ""]);
    }

    private static IEnumerable<(Regex What, string To)> Changing =>
        [(Reads(), "…"), (Took(), "AWS reads in … s"), (ReadAt(), "(read …)"), (Url(), "http://slack/…"), (Request(), "(request …)"), (Ago(), "0 min ago"), (Clock(), "{hh:mm:ss}"), (AsOf(), "(as of hh:mm UTC)"), (Lasted(), "… after")];

    /// <summary>The times of alerts are the test's own.</summary>
    [GeneratedRegex("(?<=(?:alerts, |alerts [(][^)]*[)], | to |· )).?[0-9]{2}:[0-9]{2}:[0-9]{2}( UTC)?.?(?=[, \n]|$)")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\(as of [0-9:]+ UTC\)(?=[.:])")]
    private static partial Regex AsOf();

    [GeneratedRegex("[0-9]+ (s|min|h|h [0-9]+ min) after(?= the (?:alert|first of))")]
    private static partial Regex Lasted();

    /// <summary>How many reads an alert costs depends on what is remembered of the account.</summary>
    [GeneratedRegex("(?<=for an alert of [A-Za-z ]+ · )[0-9]+(?= AWS reads)")]
    private static partial Regex Reads();

    [GeneratedRegex("AWS reads in [0-9.]+ s")]
    private static partial Regex Took();

    [GeneratedRegex(@"\(read \{?[0-9:]+( UTC)?\}?\)")]
    private static partial Regex ReadAt();

    [GeneratedRegex(@"https?://127\.0\.0\.1[^\s>]*|https://[a-z0-9-]+\.slack\.com/archives[^\s>]*")]
    private static partial Regex Url();

    [GeneratedRegex(@"\(request [^)]+\)")]
    private static partial Regex Request();

    [GeneratedRegex("[0-9]+ min ago")]
    private static partial Regex Ago();

}
