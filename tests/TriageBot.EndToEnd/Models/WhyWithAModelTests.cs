using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Cases;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Models.Tests.Peers;

namespace TriageBot.EndToEnd.Models;

/// <summary>The command line with a model, from the configuration to the report.</summary>
public sealed class WhyWithAModelTests(AiMock mock) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("anthropic")]
    [InlineData("bedrock")]
    [InlineData("openai")]
    public async Task What_no_rule_knows_is_concluded_by_the_model(string provider)
    {
        var (report, run, name) = await Why(provider, [], Expired.Right.Answer());

        ((string?)report["verdict"], (string?)report["cause"], (string?)report["decoder"]).ShouldBe(("concluded", "other:licence_expired", $"model:{name}"));
        ((string?)report["model"]!["outcome"], (string?)report["model"]!["prompt"]).ShouldBe(("concluded", "decode 1"));
        run.Error.ShouldContain($"model:{name} has read it too");
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("bedrock")]
    [InlineData("openai")]
    public async Task Why_a_draft_was_refused_stands_in_the_report(string provider)
    {
        var (report, _, name) = await Why(provider, [], Expired.Wrong("an invented number"), Expired.Wrong("a digit changed"));

        ((string?)report["verdict"], (string?)report["decoder"]).ShouldBe(("record_only", "rulebook"));
        var model = report["model"]!;
        ((string?)model["outcome"], (int)model["repairs"]!, (string?)model["prompt"]).ShouldBe(("overruled", 1, "decode 1, repair 1"));
        model["refusals"]!.AsArray().Select(r => (string)r!["kind"]!).ShouldBe(["ungrounded", "misquoted"]);
        (await mock.Requests(name)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("bedrock")]
    [InlineData("openai")]
    public async Task A_model_that_does_not_answer_costs_its_deadline_and_nothing_else(string provider)
    {
        var (report, _, name) = await Why(provider, [("DEADLINE", "00:00:01")], AiAnswer.Hang);

        ((string?)report["verdict"], (string?)report["model"]!["outcome"]).ShouldBe(("record_only", "failed"));
        ((string)report["model"]!["fault"]!).ShouldContain(name);
    }

    [Fact]
    public async Task Where_the_rulebook_has_proven_it_a_model_for_the_rest_is_not_asked()
    {
        var name = AiMock.NewModel();
        await mock.Script(name);

        var run = await Run("anthropic", name, ShippedCase.Named("oom-kill.case.json").Text, [("READS", "unproven")]);

        JsonNode.Parse(run.Out)!["model"].ShouldBeNull();
        (await mock.Requests(name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recording_asks_no_model()
    {
        var name = AiMock.NewModel();
        var recorded = Expired.Case.ToJsonString();

        var run = await Cli.Cli.RunIn(await Configured.With(mock, "anthropic", name), "record", (string)Expired.Case["expected"]!["target"]!, "--replay", _folder.Write("one.case.json", recorded), "-o", _folder.Path("copy.case.json"));

        run.Status.ShouldBe(0, run.Error);
        (await mock.Requests(name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_prompt_of_ones_own_is_used_and_told()
    {
        var prompts = Prompts("decode.md", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prompts", "decode.md")).Replace("version: 1", "version: 12", StringComparison.Ordinal));

        var (report, _, _) = await Why("anthropic", [("PROMPTS", prompts)], Expired.Right.Answer());

        ((string?)report["model"]!["prompt"]).ShouldBe("decode 12");
    }

    [Fact]
    public async Task A_prompt_with_mistakes_is_said_before_anything_is_read()
    {
        var prompts = Prompts("repair.md", "Do better.");
        var name = AiMock.NewModel();

        var run = await Run("anthropic", name, Expired.Case.ToJsonString(), [("PROMPTS", prompts)]);

        run.Status.ShouldBe(2);
        run.Error.ShouldBe($"triagebot: the prompts have mistakes:\n{Path.Combine(prompts, "repair.md")}:1: a prompt begins with front matter between two lines ---\n");
    }

    public void Dispose() => _folder.Dispose();

    private string Prompts(string name, string text)
    {
        var folder = Directory.CreateDirectory(_folder.Path("prompts")).FullName;
        File.WriteAllText(Path.Combine(folder, name), text);
        return folder;
    }

    private async Task<(JsonNode Report, Cli.Cli Run, string Model)> Why(string provider, (string Key, string Value)[] settings, params AiAnswer[] answers)
    {
        var name = AiMock.NewModel();
        await mock.Script(name, answers);
        var run = await Run(provider, name, Expired.Case.ToJsonString(), settings);
        run.Status.ShouldBe(0, run.Error);
        return (JsonNode.Parse(run.Out)!, run, name);
    }

    private async Task<Cli.Cli> Run(string provider, string name, string recorded, (string Key, string Value)[] settings)
    {
        var environment = await Configured.With(mock, provider, name);
        foreach (var (key, value) in settings)
            environment[$"TRIAGEBOT__MODEL__{key}"] = value;
        var target = (string)JsonNode.Parse(recorded)!["expected"]!["target"]!;
        return await Cli.Cli.RunIn(environment, "why", target, "--replay", _folder.Write("one.case.json", recorded), "--format", "json");
    }
}
