using System.Text.Json.Nodes;
using TriageBot.Simulation.Delivery;

namespace TriageBot.Simulation.Tests.Peers;

/// <summary>Bolt's HTTP receiver accepts what the simulator signs, and understands each kind of payload.</summary>
public sealed class BoltPeerTests
{
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bolt_answers_the_probes_a_command_a_mention_a_click_a_shortcut_and_a_modal()
    {
        await using var slack = await SlackSimulator.StartAsync(new() { LimitsRates = false }, _token);
        var ann = slack.Workspace.AddUser("ann");
        var channel = slack.Workspace.AddChannel("inc-042", ChannelKind.Public, ann.Id, slack.App.BotUserId);
        await using var bolt = await Start(slack, slack.App.SigningSecret);
        (await slack.VerifyUrl(_token)).ShouldBeTrue();
        (await slack.CheckCertificate(_token)).Ok.ShouldBeTrue();

        (await slack.As(ann).Runs(channel, "/ecs", "why a+b & c%", _token)).Ok.ShouldBeTrue();
        (await bolt.Said("command", _token))["text"]!.GetValue<string>().ShouldBe("why a+b & c%");
        slack.Journal.Ephemerals.Single().Text.ShouldBe("looking");
        await slack.Journal.Until(j => j.Messages.Any(m => m.Text == "done why a+b & c%"), _token);

        var mention = slack.As(ann).Says(channel, $"<@{slack.App.BotUserId}> why a, see https://example.com");
        await slack.Journal.Until(j => j.Messages.Any(m => m.Text == "seen"), _token);
        var answer = slack.Journal.Messages.Single(m => m.Text == "seen");
        answer.ThreadTs.ShouldBe(mention.Ts);

        (await slack.As(ann).Clicks(answer, "again", cancellationToken: _token)).Ok.ShouldBeTrue();
        (await bolt.Said("click", _token))["value"]!.GetValue<string>().ShouldBe("i-1");
        await slack.Journal.Until(_ => answer.Text == "clicked", _token);

        (await slack.As(ann).UsesShortcut(mention, "why", _token)).Ok.ShouldBeTrue();
        await slack.Journal.Until(j => j.Views.Count == 1, _token);
        var values = new JsonObject { ["why"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "no" } } };
        var submitted = await slack.As(ann).Submits(slack.Journal.Views[0], values, _token);
        JsonNode.Parse(submitted.Answer)!["errors"]!["why"]!.GetValue<string>().ShouldBe("too short");
        (await bolt.Said("view", _token))["value"]!.GetValue<string>().ShouldBe("no");
        await slack.Delivered(_token);
        slack.Journal.Deliveries.ShouldAllBe(d => d.Delivered);
    }

    [Fact]
    public async Task Bolt_refuses_what_another_secret_signed()
    {
        await using var slack = await SlackSimulator.StartAsync(cancellationToken: _token);
        var ann = slack.Workspace.AddUser("ann");
        var channel = slack.Workspace.AddChannel("inc-042", ChannelKind.Public, ann.Id);
        await using var bolt = await Start(slack, "fedcba9876543210fedcba9876543210");
        (await slack.As(ann).Runs(channel, "/ecs", "why a", _token)).Status.ShouldBe(401);
        slack.Journal.Ephemerals.Single().Text.ShouldContain("dispatch_failed");
    }

    private async Task<Peer> Start(SlackSimulator slack, string secret)
    {
        var bolt = Peer.Start("bolt-http.mjs", slack.ApiUrl.ToString(), slack.BotToken.Value, secret);
        var port = (await bolt.Said("listening", _token))["port"]!.GetValue<int>();
        slack.App.Endpoints = new HttpEndpoints(new Uri($"http://127.0.0.1:{port}/slack/events"));
        return bolt;
    }
}
