using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Cli;
using TriageBot.Models.Tests.Peers;

namespace TriageBot.EndToEnd.Models;

/// <summary>What the doctor says of the model, tried on a server that speaks its protocol.</summary>
public sealed class ModelDoctorTests(AiMock mock)
{
    [Fact]
    public async Task Without_a_model_one_line_says_so()
    {
        var run = await Cli.Cli.Run("doctor", "--replay", Changed.Case);

        run.Out.ShouldContain("model\n  ok   Model:Provider: not set up: the rulebook reads alone, and nothing is sent to any model\n");
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    [InlineData("bedrock")]
    public async Task A_model_that_answers_is_well_after_one_tiny_call(string provider)
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Text("ready"));

        var check = await Examine(provider, name);

        ((string?)check["status"], (string?)check["how"]).ShouldBe(("pass", "tried"), check.ToJsonString());
        ((string)check["detail"]!).ShouldContain((await mock.Endpoint()).Authority);
        var sent = (await mock.Requests(name)).ShouldHaveSingleItem();
        sent["text"]!.GetValue<string>().Length.ShouldBeLessThan(500);
        if (provider == "bedrock")
            ((string)sent["headers"]!["authorization"]!).ShouldStartWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/");
    }

    [Fact]
    public async Task Bedrock_is_asked_with_the_bots_own_keys_even_over_a_recorded_case()
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Text("ready"));

        await Examine("bedrock", name);

        var headers = (await mock.Requests(name)).ShouldHaveSingleItem()["headers"]!;
        ((string)headers["authorization"]!).ShouldContain("/eu-west-1/bedrock/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=");
        ((string?)headers["x-amz-security-token"]).ShouldBe("session");
    }

    [Theory]
    [InlineData("anthropic", 401, "authentication_error", "invalid x-api-key", "fail", "TRIAGEBOT__MODEL__APIKEY")]
    [InlineData("openai", 401, "invalid_api_key", "Incorrect API key provided: sk-test-77ab", "fail", "TRIAGEBOT__MODEL__APIKEY")]
    [InlineData("bedrock", 403, "", "The security token included in the request is invalid.", "fail", "aws sso login")]
    [InlineData("bedrock", 403, "", "User: x is not authorized to perform: bedrock:InvokeModel", "fail", "grant bedrock:InvokeModel")]
    [InlineData("anthropic", 404, "not_found_error", "model: x", "fail", "correct Model:Name")]
    [InlineData("openai", 404, "model_not_found", "The model x does not exist", "fail", "correct Model:Name")]
    [InlineData("openai", 429, "insufficient_quota", "You exceeded your current quota", "fail", "add credit")]
    [InlineData("anthropic", 500, "api_error", "Internal server error", "unknown", "try again in a minute")]
    public async Task What_is_wrong_is_told_with_the_exact_fix(string provider, int status, string type, string message, string judged, string fix)
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Error(status, type, message).Again());

        var check = await Examine(provider, name);

        ((string?)check["status"]).ShouldBe(judged);
        ((string)check["detail"]!).ShouldContain($"HTTP {status}");
        ((string)check["fix"]!).ShouldContain(fix);
        check.ToJsonString().ShouldNotContain(Configured.Key);
    }

    [Fact]
    public async Task A_model_that_never_answers_is_given_up_at_its_deadline()
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Hang);

        var check = await Examine("anthropic", name, ("TRIAGEBOT__MODEL__DEADLINE", "00:00:01"));

        ((string?)check["status"]).ShouldBe("unknown");
        ((string)check["fix"]!).ShouldContain("Model:Deadline");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        var check = await Examine("openai", AiMock.NewModel(), ("TRIAGEBOT__MODEL__ENDPOINT", "http://127.0.0.1:1/v1"));

        ((string?)check["status"]).ShouldBe("fail");
        ((string)check["detail"]!).ShouldContain("127.0.0.1:1 cannot be reached (Connection refused)");
    }

    [Fact]
    public async Task It_is_not_asked_where_the_rulebook_is_to_decode()
    {
        var name = AiMock.NewModel();

        var run = await Cli.Cli.RunIn(await Configured.With(mock, "anthropic", name), "doctor", "--replay", Changed.Case, "--decoder", "rulebook");

        run.Out.ShouldContain($"ok   {name}: not asked: --decoder is rulebook");
        (await mock.Requests(name)).ShouldBeEmpty();
    }

    private async Task<JsonNode> Examine(string provider, string name, params (string Name, string Value)[] more)
    {
        var environment = await Configured.With(mock, provider, name);
        foreach (var (variable, value) in more)
            environment[variable] = value;
        var run = await Cli.Cli.RunIn(environment, "doctor", "--replay", Changed.Case, "--format", "json");
        return JsonNode.Parse(run.Out).ShouldNotBeNull(run.Error)["checks"]!.AsArray().Single(c => (string?)c!["area"] == "model")!;
    }
}
