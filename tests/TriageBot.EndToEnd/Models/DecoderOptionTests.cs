using TriageBot.EndToEnd.Cli;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Models.Tests.Peers;

namespace TriageBot.EndToEnd.Models;

/// <summary>Who decodes, as it is said on the command line and in the configuration.</summary>
public sealed class DecoderOptionTests(AiMock mock) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_model_that_is_not_configured_cannot_decode()
    {
        var run = await Cli.Cli.Run("why", Changed.Target, "--replay", Changed.Case, "--decoder", "model");

        run.Status.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldEndWith("triagebot: --decoder model needs a model, and none is configured: set Model:Provider to anthropic, bedrock or openai, and Model:Name\n");
    }

    [Fact]
    public async Task Another_decoder_is_named_with_those_that_there_are()
    {
        var run = await Cli.Cli.Run("why", Changed.Target, "--replay", Changed.Case, "--decoder", "gpt");

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("--decoder is 'gpt', and must be rulebook or model");
    }

    [Theory]
    [InlineData("why")]
    [InlineData("ask")]
    public async Task The_rulebook_asks_no_model_even_where_one_is_configured(string verb)
    {
        var name = AiMock.NewModel();
        string[] question = verb == "ask" ? ["logs"] : [];

        var run = await Cli.Cli.RunIn(await Configured.With(mock, "anthropic", name), [verb, Changed.Target, .. question, "--replay", Changed.Case, "--decoder", "rulebook"]);

        run.Status.ShouldBe(0, run.Error);
        (await mock.Requests(name)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Model: { Provider: anthropic }", "Model:Provider is anthropic, and Model:Name is missing")]
    [InlineData("Model: { Name: claude-x }", "Model:Name is 'claude-x', and Model:Provider is missing")]
    [InlineData("Model: { Provider: anthropic, Name: claude-x }", "there is no key: set TRIAGEBOT__MODEL__APIKEY or ANTHROPIC_API_KEY, or Model:ApiKeyFile")]
    [InlineData("Model: { Provider: openai, Name: gpt-x }", "there is no key: set TRIAGEBOT__MODEL__APIKEY or OPENAI_API_KEY, or Model:ApiKeyFile")]
    [InlineData("Model: { Provider: openai, Name: x, Endpoint: 'http://llm.example.com/v1' }", "Model:Endpoint is 'http://llm.example.com/v1', and must be an https URL")]
    [InlineData("Model: { Provider: openai, Name: x, Endpont: 'https://llm.example.com/v1' }", "unknown key Model:Endpont; did you mean Model:Endpoint?")]
    [InlineData("Model: { Provider: bedrock, Name: x, Reads: sometimes }", "Model:Reads is 'sometimes', and must be always, or unproven")]
    [InlineData("Model: { Provider: bedrock, Name: x }", "no Region is known to ask the model in")]
    public async Task What_is_missing_or_wrong_is_one_line(string yaml, string complaint)
    {
        var run = await Cli.Cli.RunIn(new Dictionary<string, string> { ["AWS_CONFIG_FILE"] = _folder.Path("none"), ["AWS_SHARED_CREDENTIALS_FILE"] = _folder.Path("none") }, "why", Changed.Target, "--replay", Changed.Case, "--config", _folder.Write("settings.yaml", yaml));

        run.Status.ShouldBe(2, run.Out);
        run.Out.ShouldBeEmpty();
        run.Error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(complaint);
    }

    public void Dispose() => _folder.Dispose();
}
