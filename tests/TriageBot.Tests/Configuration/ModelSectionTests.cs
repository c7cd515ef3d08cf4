using TriageBot.Configuration;
using TriageBot.Models;
using TriageBot.Output;
using TriageBot.Triage.Reporting;
using TriageBot.Verbs;

namespace TriageBot.Tests.Configuration;

public sealed class ModelSectionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("triagebot-").FullName;

    [Theory]
    [InlineData("")]
    [InlineData("Model: { Provider: none }")]
    [InlineData("Model: { Provider: none, Name: claude-x, Endpoint: 'https://llm.example.com' }")]
    public void Without_a_provider_there_is_no_model(string yaml) => Read(yaml, ("ANTHROPIC_API_KEY", "sk-1"), ("OPENAI_API_KEY", "sk-2")).ShouldBeNull();

    [Fact]
    public void What_is_not_said_is_as_usual()
    {
        var model = Read("Model: { Provider: bedrock, Name: eu.anthropic.claude-x }").ShouldNotBeNull();

        model.ShouldBe(new ModelSettings(ModelProvider.Bedrock, "eu.anthropic.claude-x"));
        (model.ReadsProven, model.Pseudonyms).ShouldBe((true, true));
    }

    [Fact]
    public void Everything_that_can_be_said_is_read()
    {
        var model = Read("""
            Model:
              Provider: openai
              Name: llama
              Endpoint: http://vllm:8000/v1
              Deadline: 00:00:20
              AnswerDeadline: 00:02:00
              Prompts: ours
              Pseudonyms: false
              Reads: unproven
              Prices: { Input: 3, Output: 15, CachedInput: 0.30, Currency: € }
              Ceilings: { TokensPerAnswer: 1000, TokensPerChannelAndDay: 0, TokensPerDay: 5000, CostPerChannelAndDay: 2.50, CostPerDay: 20 }
            """);

        model.ShouldBe(new ModelSettings(ModelProvider.OpenAi, "llama")
        {
            Endpoint = new Uri("http://vllm:8000/v1"),
            Deadline = TimeSpan.FromSeconds(20),
            AnswerDeadline = TimeSpan.FromMinutes(2),
            Prompts = Path.Combine(_folder, "ours"),
            Pseudonyms = false,
            ReadsProven = false,
            Prices = new Prices(3, 15, 0.30m, "€"),
            Ceilings = new Ceilings { TokensPerAnswer = 1000, TokensPerChannelAndDay = 0, TokensPerDay = 5000, CostPerChannelAndDay = 2.50m, CostPerDay = 20 },
        });
    }

    [Theory]
    [InlineData("anthropic", "ANTHROPIC_API_KEY")]
    [InlineData("openai", "OPENAI_API_KEY")]
    public void The_providers_own_variable_is_honoured_and_ours_goes_before_it(string provider, string variable)
    {
        var yaml = $"Model: {{ Provider: {provider}, Name: x }}";

        Read(yaml, (variable, "sk-theirs\n"))!.ApiKey.ShouldBe("sk-theirs");
        Read(yaml, (variable, "sk-theirs"), ("TRIAGEBOT__MODEL__APIKEY", "sk-ours"))!.ApiKey.ShouldBe("sk-ours");
    }

    [Fact]
    public void The_providers_own_variable_is_not_for_a_server_of_ones_own() =>
        Read("Model: { Provider: openai, Name: x, Endpoint: 'https://llm.example.com/v1' }", ("OPENAI_API_KEY", "sk-theirs"))!.ApiKey.ShouldBeNull();

    [Fact]
    public void Bedrock_is_where_the_settings_of_AWS_say()
    {
        const string yaml = "Model: { Provider: bedrock, Name: x }";

        Read(yaml, ("AWS_ENDPOINT_URL", "http://localhost:1"))!.Endpoint.ShouldBe(new Uri("http://localhost:1"));
        Read(yaml, ("AWS_ENDPOINT_URL", "http://localhost:1"), ("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "https://vpce-1.example.com"))!.Endpoint.ShouldBe(new Uri("https://vpce-1.example.com"));
        Read(yaml, ("AWS_ENDPOINT_URL", "http://localhost:1"), ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"))!.Endpoint.ShouldBeNull();
        Read("Model: { Provider: anthropic, Name: x }", ("AWS_ENDPOINT_URL", "http://localhost:1"), ("ANTHROPIC_API_KEY", "k"))!.Endpoint.ShouldBeNull();
        Should.Throw<InputException>(() => Read(yaml, ("AWS_ENDPOINT_URL", "http://10.0.0.7:4566"))).Message.ShouldStartWith("AWS_ENDPOINT_URL is 'http://10.0.0.7:4566', and the model is not asked there: set Model:Endpoint to an https URL");
    }

    [Fact]
    public void A_key_may_stand_in_a_file_of_its_own()
    {
        File.WriteAllText(Path.Combine(_folder, "key"), "sk-file\n");

        Read("Model: { Provider: anthropic, Name: x, ApiKeyFile: key }")!.ApiKey.ShouldBe("sk-file");
    }

    [Fact]
    public void The_key_is_not_printed() =>
        Read("Model: { Provider: anthropic, Name: x }", ("ANTHROPIC_API_KEY", "sk-secret"))!.ToString().ShouldBe("ModelSettings { Provider = Anthropic, Name = x, Endpoint =  }");

    [Theory]
    [InlineData("Deadline: 00:10:00", "Model:Deadline is '00:10:00', and must be a time between 00:00:01 and 00:05:00")]
    [InlineData("Pseudonyms: yes", "Model:Pseudonyms is 'yes', and must be true or false")]
    [InlineData("Prices: { Input: -3 }", "Model:Prices:Input is '-3', and must be the price of a million tokens, such as 3 or 0.30")]
    [InlineData("Prices: { Input: 1e9 }", "Model:Prices:Input is '1e9'")]
    [InlineData("Ceilings: { TokensPerDay: many }", "Model:Ceilings:TokensPerDay is 'many', and must be a whole number of tokens, 0 for no limit")]
    [InlineData("Ceilings: { CostPerDay: '2,50' }", "Model:Ceilings:CostPerDay is '2,50', and must be an amount such as 2.50, 0 for no limit")]
    [InlineData("Ceilings: { TokenPerDay: 1 }", "unknown key Model:Ceilings:TokenPerDay; did you mean Model:Ceilings:TokensPerDay?")]
    [InlineData("ApiKey: sk-1", "Model:ApiKey is a secret and must not stand in this file")]
    [InlineData("Endpoint: 'https://someone:pass@llm.example.com'", "Model:Endpoint")]
    [InlineData("Endpoint: 'https://llm.example.com/v1?key=1'", "Model:Endpoint")]
    [InlineData("Endpoint: 'http://10.0.0.7/v1'", "Model:Endpoint")]
    [InlineData("Endpoint: llm.example.com", "Model:Endpoint")]
    public void A_wrong_value_is_named_with_what_it_may_be(string line, string complaint) =>
        Should.Throw<InputException>(() => Read($"Model:\n  Provider: bedrock\n  Name: x\n  {line}")).Message.ShouldContain(complaint);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ModelSettings? Read(string yaml, params (string Name, string Value)[] environment)
    {
        File.WriteAllText(Path.Combine(_folder, "triagebot.yaml"), yaml);
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null, TextStyle.Plain, environment.ToDictionary(v => v.Name, v => v.Value), _folder);
        return SettingsFile.Read(null, terminal).Model;
    }
}
