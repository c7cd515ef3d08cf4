using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Cli;
using TriageBot.EndToEnd.Threads;
using TriageBot.Models.Tests.Peers;

namespace TriageBot.EndToEnd.Questions;

/// <summary>The verb with a model: what it prints, and where.</summary>
public sealed class AskWithModelTests(AiMock mock)
{
    private const string Asked = "do the logs say anything of the payment gateway?";

    private static readonly (string, string[]) s_right = ("The payment gateway answered in 1873 ms.", ["logs/checkout#52"]);
    private static readonly (string, string[]) s_invented = ("The payment gateway refused 412 payments.", ["logs/checkout#52"]);

    [Fact]
    public async Task The_answer_goes_to_stdout_and_the_steps_to_stderr()
    {
        var run = await Ask("text", Asked, Modelled.Lines("checkout"), Modelled.Says(s_right, s_invented));

        run.Status.ShouldBe(0, run.Error);
        run.Out.ShouldContain("checkout (prod): The payment gateway answered in 1873 ms.");
        run.Out.ShouldContain("Rests on  logs/checkout#52");
        run.Out.ShouldContain("payment gateway answered in 1873 ms (slow)");
        run.Out.ShouldContain("1 sentence: not supported by what it cites");
        run.Out.ShouldNotContain("412");
        run.Error.ShouldContain("asking the model …");
        run.Error.ShouldContain("reading logs of checkout …");
    }

    [Fact]
    public async Task The_json_tells_what_the_model_was_and_why_a_sentence_is_left_out()
    {
        var run = await Ask("json", Asked, Modelled.Says(s_right, s_invented));

        run.Status.ShouldBe(0, run.Error);
        var model = JsonNode.Parse(run.Out)!["model"]!;
        ((string)model["prompt"]!).ShouldBe("answer 1");
        ((bool)model["answers"]!).ShouldBeTrue();
        ((int)model["calls"]!).ShouldBe(1);
        ((string)model["leftOut"]!.AsArray().ShouldHaveSingleItem()!["kind"]!).ShouldBe("ungrounded");
    }

    [Fact]
    public async Task A_command_asks_no_model_and_says_nothing_of_one()
    {
        var run = await Ask("json", "logs 3");

        run.Status.ShouldBe(0, run.Error);
        JsonNode.Parse(run.Out)!.AsObject().ContainsKey("model").ShouldBeFalse();
    }

    private async Task<Cli.Cli> Ask(string format, string question, params AiAnswer[] script)
    {
        var model = AiMock.NewModel("ask");
        await mock.Script(model, script);
        var environment = new Dictionary<string, string>
        {
            ["TRIAGEBOT__MODEL__PROVIDER"] = "anthropic",
            ["TRIAGEBOT__MODEL__NAME"] = model,
            ["TRIAGEBOT__MODEL__ENDPOINT"] = (await mock.Endpoint()).ToString(),
            ["TRIAGEBOT__MODEL__APIKEY"] = "sk-test-4f2a",
        };
        return await Cli.Cli.RunIn(environment, "ask", (string)Stacks.Repository.Read("oom-kill")["expected"]!["target"]!, question, "--replay", Changed.Case, "--format", format);
    }
}
