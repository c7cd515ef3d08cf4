using System.Text.RegularExpressions;
using TriageBot.EndToEnd.Cases;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Models;
using TriageBot.Models.Tests.Peers;

namespace TriageBot.EndToEnd.Models;

/// <summary>What reaches a model of the shipped cases, as the server saw it.</summary>
public sealed partial class WhatLeavesTests(AiMock mock)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Files => [.. ShippedCase.FileNames()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task No_account_no_host_of_anybody_and_no_task_reaches_it(string file)
    {
        var shipped = ShippedCase.Named(file);
        using var model = await ModelAtHand.That(mock, ModelProvider.Anthropic, AiMock.NewModel(), Said.Unknown.Answer());
        using var stack = new Stack(System.Text.Json.Nodes.JsonNode.Parse(shipped.Text)!.AsObject(), model: model.Decoder);

        await stack.Why(Cancel);

        var accounts = Account().Matches(shipped.Text).Select(m => m.Groups["id"].Value).Append(shipped.Account);
        var tasks = TaskId().Matches(shipped.Text).Select(m => m.Value);
        var hosts = Host().Matches(shipped.Text).Select(m => m.Value).Where(h => !h.Contains("amazonaws.com", StringComparison.Ordinal));
        var all = await model.Sent();
        all.Count.ShouldBe(Asked(shipped));
        foreach (var sent in all)
        {
            foreach (var identifier in accounts.Concat(tasks).Concat(hosts).Distinct())
                sent.ShouldNotContain(identifier, Case.Sensitive);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_same_case_is_asked_about_once_however_often_it_is_looked_at(string file)
    {
        var shipped = ShippedCase.Named(file);
        var recorded = System.Text.Json.Nodes.JsonNode.Parse(shipped.Text)!.AsObject();
        using var model = await ModelAtHand.That(mock, ModelProvider.OpenAi, AiMock.NewModel(), Said.Unknown.Answer().Again());

        for (var i = 0; i < 2; i++)
        {
            using var stack = new Stack(recorded, model: model.Decoder);
            await stack.Why(Cancel);
        }

        (await model.Sent()).Count.ShouldBe(Asked(shipped));
    }

    [Fact]
    public async Task No_secret_that_is_planted_in_a_log_reaches_it()
    {
        var planted = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "TriageBot.Triage.Tests", "Redaction", "corpus", "planted.txt")).Where(l => l.Contains('⟦', StringComparison.Ordinal)).ToList();
        var redactor = Triage.Redaction.Redactor.WithRandomKey();
        var (lines, secrets) = (new List<string>(), new List<string>());
        foreach (var line in planted)
        {
            var plain = Marked().Replace(line, m => m.Groups["secret"].Value).Replace('↵', '\n');
            var held = Marked().Matches(line).Select(m => m.Groups["secret"].Value.Replace('↵', '\n')).Where(s => s.Length >= 6).ToList();
            if (held.Exists(s => redactor.Redact(plain).Text.Contains(s, StringComparison.Ordinal)))
                continue;
            lines.Add(plain);
            secrets.AddRange(held);
        }

        var recorded = new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId).Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", [.. lines]).Asked();
        using var model = await ModelAtHand.That(mock, ModelProvider.OpenAi, AiMock.NewModel(), Said.Unknown.Answer());
        using var stack = new Stack(recorded, model: model.Decoder);

        await stack.Why(Cancel);

        var sent = (await model.Sent()).ShouldHaveSingleItem();
        // One of them, 0123456789abcdef, is no secret in another line.
        secrets.RemoveAll(s => lines.Exists(l => redactor.Redact(l).Text.Contains(s, StringComparison.Ordinal)));
        secrets.Count.ShouldBeGreaterThan(100);
        foreach (var secret in secrets)
        {
            sent.ShouldNotContain(secret, Case.Sensitive);
            sent.ShouldNotContain(System.Text.Json.JsonSerializer.Serialize(secret)[1..^1], Case.Sensitive);
        }

        sent.ShouldContain("[redacted:password:");
    }

    // What has not stopped has no cause to ask for.
    private static int Asked(ShippedCase shipped) => shipped.Expect("verdict") is "concluded" or "record_only" ? 1 : 0;

    // Placeholders such as 000000000000 of the cases' sources are accounts too, where they stand in an ARN.
    [GeneratedRegex(@"arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?<id>[0-9]{12}):")]
    private static partial Regex Account();

    [GeneratedRegex("⟦(?<secret>[^⟧]*)⟧")]
    private static partial Regex Marked();

    [GeneratedRegex(@"\b[0-9a-f]{32}\b")]
    private static partial Regex TaskId();

    [GeneratedRegex(@"\b(?!127\.|0\.|169\.254\.)[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\b|\b[a-z0-9][a-z0-9.-]+\.(internal|local|corp|lan)\b")]
    private static partial Regex Host();
}
