using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Models.Tests.Peers;

namespace TriageBot.EndToEnd.Evaluation;

/// <summary><c>eval --decoder model</c> against a server of the providers' protocols.</summary>
public sealed class ModelEvalTests(AiMock mock) : IDisposable
{
    private const string Crash = """{"id":"crash","stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited","containers":[{"name":"app","essential":true,"exitCode":1,"reason":null}],"logLines":["starting","ZeroDivisionError: division by zero"],"bucket":"CODE_BUG","cause":"app_exception","supportingLine":"ZeroDivisionError: division by zero"}""";
    private const string Silent = """{"id":"silent","stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited","containers":[{"name":"app","essential":true,"exitCode":1,"reason":null}],"logLines":[],"bucket":"CONFIG","cause":"missing_env_var"}""";

    private static readonly AiAnswer s_abstains = Draft("UNKNOWN", "no_evidence", "");

    private readonly TempFolder _folder = new();
    private readonly TempFolder _prompts = new();

    [Fact]
    public async Task A_models_own_draft_is_judged_beside_the_rulebooks_reading()
    {
        var config = await Configured(Draft("CODE_BUG", "app_exception", "ZeroDivisionError: division by zero"));

        var score = await Json(_folder.Write("c.jsonl", Crash), "--config", config);

        var model = score["model"]!;
        ((double)model["own"]!["cause"]!).ShouldBe(1);
        ((double)model["rulebook"]!["cause"]!).ShouldBe(1);
        ((int)model["became"]!["agrees"]!).ShouldBe(1);
        ((int)model["calls"]!, (int)model["inputTokens"]!, (int)model["outputTokens"]!).ShouldBe((1, 100, 20));
        ((decimal)model["cost"]!).ShouldBe((100 * 3m + 20 * 15m) / 1_000_000m);
        model["p50Seconds"].ShouldNotBeNull();
        score["wrongConclusions"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_tells_what_became_of_the_drafts_and_what_they_took()
    {
        var config = await Configured(Draft("CODE_BUG", "app_exception", "ZeroDivisionError: division by zero", id: "logs/app#17"));

        var run = await Eval(_folder.Write("c.jsonl", Crash), "--config", config);

        run.Status.ShouldBe(0, run.Error);
        run.Out.ShouldMatch("became +1 overruled");
        run.Out.ShouldMatch("refused by the gate +1 invented_line");
        run.Out.ShouldMatch(@"used +1 call, 100 tokens in \(0 cached\), 20 out, \$0.0006, 0 remembered");
        run.Out.ShouldMatch("time of one case +p50 [0-9.]+ s, p95 [0-9.]+ s");
    }

    [Fact]
    public async Task Beside_the_rulebook_it_is_told_what_each_got_right_alone()
    {
        var config = await Configured(s_abstains.Again());

        var score = await Json(_folder.Write("c.jsonl", $"{Crash}\n{Silent}\n"), "--config", config, "--versus", "rulebook");

        var versus = score["versus"]!;
        versus["onlyLeft"]!.AsArray().ShouldBeEmpty();
        versus["onlyRight"]!.AsArray().Select(c => (string)c!).ShouldBe(["crash"]);
        ((string)versus["right"]!["decoder"]!).ShouldBe("rulebook");
        versus["right"]!["model"].ShouldBeNull();
        ((int)versus["left"]!["concluded"]!).ShouldBe(1);
    }

    [Fact]
    public async Task Two_versions_of_a_prompt_stand_side_by_side()
    {
        var prompt = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "prompts", "decode.md"), TestContext.Current.CancellationToken);
        var prompts = Path.GetDirectoryName(_prompts.Write("decode.md", prompt.Replace("version: 1", "version: 1002", StringComparison.Ordinal)))!;
        var config = await Configured(s_abstains, Draft("CODE_BUG", "app_exception", "ZeroDivisionError: division by zero"));

        var run = await Eval(_folder.Write("c.jsonl", Crash), "--config", config, "--versus", $"model:{prompts}");

        run.Status.ShouldBe(0, run.Error);
        run.Out.ShouldMatch(@"side by side +model:claude-\S+ +model:claude-\S+ \(triagebot-\S+\)");
        run.Out.ShouldMatch(@"cause right +0/1 +0.0 % +1/1 100.0 %");
        run.Out.ShouldMatch(@"right only by model:claude-\S+ \(triagebot-\S+\): 1\n  crash  UNKNOWN no_evidence \| CODE_BUG app_exception  \(label CODE_BUG app_exception\)".ReplaceLineEndings());
    }

    [Fact]
    public async Task A_model_that_fails_is_counted_and_the_rulebook_is_judged_all_the_same()
    {
        var config = await Configured(AiAnswer.Error(401, "authentication_error", "no such key").Again());

        var score = await Json(_folder.Write("c.jsonl", Crash), "--config", config);

        ((int)score["model"]!["became"]!["failed"]!).ShouldBe(1);
        score["model"]!["faults"]!.AsObject().Single().Value!.GetValue<int>().ShouldBe(1);
        ((int)score["concluded"]!).ShouldBe(1);
    }

    [Fact]
    public async Task The_rulebook_alone_asks_no_model()
    {
        var config = await Configured();

        var score = await Json(_folder.Write("c.jsonl", Crash), "--config", config, "--decoder", "rulebook");

        ((string)score["decoder"]!).ShouldBe("rulebook");
        score["model"].ShouldBeNull();
    }

    [Theory]
    [InlineData("models", "--versus is 'models', and must be rulebook, model, or model: and a folder with prompts")]
    [InlineData("model:", "--versus is 'model:'")]
    [InlineData("model:/nowhere", "the folder of prompts /nowhere does not exist")]
    [InlineData("model", "needs a model, and none is configured")]
    public async Task A_rival_that_is_none_is_refused(string versus, string message)
    {
        var run = await Eval(_folder.Write("c.jsonl", Crash), "--versus", versus);

        run.Status.ShouldBe(2);
        run.Error.ShouldContain(message);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _prompts.Dispose();
    }

    private async Task<string> Configured(params IReadOnlyList<AiAnswer> answers)
    {
        var model = AiMock.NewModel("eval");
        await mock.Script(model, answers);
        return _folder.Write("triagebot.yaml", $$"""
            Model:
              Provider: anthropic
              Name: {{model}}
              Endpoint: {{await mock.Endpoint()}}
              Prices: {Input: 3, Output: 15}
            """);
    }

    private static AiAnswer Draft(string bucket, string cause, string quote, string id = "logs/app#2") => AiAnswer.Object(new JsonObject
    {
        ["bucket"] = bucket,
        ["cause"] = cause,
        ["container"] = "app",
        ["summary"] = quote.Length == 0 ? "" : "The app ended by an uncaught error.",
        ["cites"] = quote.Length == 0 ? new JsonArray() : new JsonArray(new JsonObject { ["id"] = id, ["quote"] = quote }),
        ["ruled_out"] = new JsonArray(),
        ["action"] = "",
        ["confidence"] = "high",
    });

    private static Task<Cli.Cli> Eval(params string[] args) => Cli.Cli.Run(["eval", .. args]);

    private static async Task<JsonNode> Json(params string[] args)
    {
        var run = await Eval([.. args, "--format", "json"]);
        run.Status.ShouldBe(0, run.Error);
        return JsonNode.Parse(run.Out)!;
    }
}
