using Microsoft.Extensions.AI;
using TriageBot.Models.Providers;
using TriageBot.Models.Tests.Peers;
using TriageBot.Triage.Ports;

namespace TriageBot.Models.Tests.Providers;

/// <summary>What goes wrong with a model, in each protocol, as people read it.</summary>
public sealed class FaultsTests(AiMock mock)
{
    /// <summary>Of errors that a server answers with; the clients shape and throw each in their own way.</summary>
    public static TheoryData<ModelProvider, int, string, string, FaultKind> Errors
    {
        get
        {
            var data = new TheoryData<ModelProvider, int, string, string, FaultKind>();
            foreach (var provider in Opened.All.Select(r => r.Data))
            {
                data.Add(provider, 401, "authentication_error", "invalid key", FaultKind.WrongKey);
                data.Add(provider, 403, "permission_error", "Your key does not have permission", FaultKind.NotAllowed);
                data.Add(provider, 404, "not_found_error", "model: no such", FaultKind.UnknownModel);
                data.Add(provider, 402, "billing_error", "pay", FaultKind.NoQuota);
                data.Add(provider, 429, "rate_limit_error", "This request would exceed your rate limit", FaultKind.RateLimited);
                data.Add(provider, 529, "overloaded_error", "Overloaded", FaultKind.Overloaded);
                data.Add(provider, 503, "api_error", "Service unavailable", FaultKind.Overloaded);
                data.Add(provider, 500, "api_error", "Internal server error", FaultKind.ServerError);
                data.Add(provider, 504, "timeout_error", "Timed out", FaultKind.TimedOut);
                data.Add(provider, 413, "request_too_large", "Too large", FaultKind.TooLong);
                data.Add(provider, 400, "invalid_request_error", "prompt is too long: 300000 tokens > 200000 maximum", FaultKind.TooLong);
                data.Add(provider, 400, "invalid_request_error", "temperature: out of range", FaultKind.BadRequest);
            }

            data.Add(ModelProvider.Anthropic, 400, "invalid_request_error", "Your credit balance is too low to access the API", FaultKind.NoQuota);
            data.Add(ModelProvider.OpenAi, 429, "insufficient_quota", "You exceeded your current quota, please check your plan and billing details.", FaultKind.NoQuota);
            return data;
        }
    }

    public static TheoryData<ModelProvider> Providers => Opened.All;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_is_told_with_its_status_its_words_and_what_to_do(ModelProvider provider, int status, string type, string message, FaultKind kind)
    {
        var fault = await Fault(provider, AiAnswer.Error(status, type, message).Again());

        fault.Kind.ShouldBe(kind);
        fault.What.ShouldContain($"HTTP {status}: {message}");
        fault.Fix.ShouldNotBeEmpty();
    }

    // Errors to the letter, as https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html has them.
    [Theory]
    [InlineData(403, "UnrecognizedClientException", "The security token included in the request is invalid.", FaultKind.WrongKey, "aws sso login")]
    [InlineData(403, "ExpiredTokenException", "The security token included in the request is expired", FaultKind.WrongKey, "aws sso login")]
    [InlineData(403, "AccessDeniedException", "User: arn:aws:sts::111122223333:assumed-role/bot/x is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-central-1::foundation-model/x", FaultKind.NotAllowed, "bedrock:InvokeModel")]
    [InlineData(403, "AccessDeniedException", "You don't have access to the model with the specified model ID.", FaultKind.NotAllowed, "console")]
    [InlineData(400, "ValidationException", "The provided model identifier is invalid.", FaultKind.UnknownModel, "Model:Name")]
    [InlineData(400, "ValidationException", "Invocation of model ID anthropic.claude-x with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.", FaultKind.UnknownModel, "inference profile")]
    [InlineData(404, "ResourceNotFoundException", "Could not resolve the foundation model from the provided model identifier.", FaultKind.UnknownModel, "Model:Name")]
    [InlineData(429, "ThrottlingException", "Too many requests, please wait before trying again.", FaultKind.RateLimited, "minute")]
    [InlineData(424, "ModelErrorException", "The request failed due to an error while processing the model.", FaultKind.ServerError, "minute")]
    [InlineData(408, "ModelTimeoutException", "The request took too long to process.", FaultKind.TimedOut, "Model:Deadline")]
    public async Task Bedrocks_own_errors_are_known(int status, string type, string message, FaultKind kind, string fix)
    {
        var body = $$"""{"message":{{System.Text.Json.JsonSerializer.Serialize(message)}}}""";

        var fault = await Fault(ModelProvider.Bedrock, AiAnswer.Raw(status, body, ("x-amzn-ErrorType", $"{type}:http://internal.amazon.com/")).Again());

        fault.Kind.ShouldBe(kind);
        fault.Fix.ShouldContain(fix);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_broken_connection_is_told(ModelProvider provider) =>
        (await Fault(provider, AiAnswer.Text("It ran out of memory.").Cut())).Kind.ShouldBe(FaultKind.Cut);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_is_no_answer_of_the_protocol_is_told(ModelProvider provider)
    {
        AiAnswer[] answers =
        [
            AiAnswer.Text("It ran out of memory.").Malformed(),
            .. new[] { "{}", "null", "", "[]", "7", "<html>sign in</html>", """{"choices":[]}""", """{"choices":null}""", """{"choices":[{}]}""", """{"choices":[{"message":null}]}""", """{"content":null}""", """{"content":7}""", """{"content":[7]}""" }
                .Select(body => AiAnswer.Raw(200, body)),
            AiAnswer.Raw(302, "", ("location", "http://127.0.0.1:1/")),
        ];

        foreach (var answer in answers)
            (await Fault(provider, answer)).Kind.ShouldBe(FaultKind.Malformed, answer.Json.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_answer_larger_than_the_bound_is_not_read_to_its_end(ModelProvider provider) =>
        (await Fault(provider, AiAnswer.Text(new string('x', 5 * 1024 * 1024)))).Kind.ShouldBe(FaultKind.Malformed);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Without_an_answer_the_callers_time_runs_out(ModelProvider provider)
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Hang);
        using var model = await Opened.Model(mock, provider, name);
        using var patience = new CancellationTokenSource();

        var asked = model.GetResponseAsync("Why?", cancellationToken: patience.Token);
        while ((await mock.Requests(name)).Count == 0)
            await Task.Yield();
        await patience.CancelAsync();

        var error = await Should.ThrowAsync<OperationCanceledException>(() => asked);
        new Faults(Opened.Settings(provider, name, await mock.Endpoint()), new Opened.KnownSigner()).Find(error)!.Kind.ShouldBe(FaultKind.TimedOut);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_port_that_nobody_listens_at_is_unreachable(ModelProvider provider)
    {
        var settings = Opened.Settings(provider, "claude-x", new Uri("http://127.0.0.1:1"));
        using var model = ChatClients.Open(settings, new Opened.KnownSigner(), TimeProvider.System);

        var error = await Should.ThrowAsync<Exception>(() => model.GetResponseAsync("Why?", cancellationToken: Token));

        var fault = new Faults(settings, new Opened.KnownSigner()).Find(error)!;
        fault.Line.ShouldBe("claude-x was not asked: 127.0.0.1:1 cannot be reached (Connection refused): check the network, or Model:Endpoint");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_empty_answer_is_one_too(ModelProvider provider)
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Empty, AiAnswer.Text("yes"));
        using var model = await Opened.Model(mock, provider, name);
        var faults = new Faults(Opened.Settings(provider, name, await mock.Endpoint()), new Opened.KnownSigner());

        faults.Find(await model.GetResponseAsync("Why?", cancellationToken: Token))!.Kind.ShouldBe(FaultKind.Empty);
        faults.Find(await model.GetResponseAsync("Why?", cancellationToken: Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_key_that_the_server_repeats_is_not_told()
    {
        var fault = await Fault(ModelProvider.OpenAi, AiAnswer.Error(401, "invalid_request_error", $"Incorrect API key provided: {Opened.Key}. \u001b[31mFind\nyours\u202e at …", "invalid_api_key"));

        fault.Line.ShouldNotContain(Opened.Key);
        fault.Line.ShouldNotContain("\n");
        fault.Line.ShouldNotContain("\u001b");
        fault.Line.ShouldNotContain("\u202e");
        fault.Fix.ShouldContain("OPENAI_API_KEY");
    }

    [Fact]
    public async Task Long_words_of_a_server_are_cut()
    {
        var fault = await Fault(ModelProvider.Anthropic, AiAnswer.Error(400, "invalid_request_error", new string('x', 10_000)));

        fault.Line.Length.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task Without_credentials_nothing_is_sent_to_Bedrock()
    {
        var name = AiMock.NewModel();
        var settings = Opened.Settings(ModelProvider.Bedrock, name, await mock.Endpoint());
        var signer = new NoCredentials();
        using var model = ChatClients.Open(settings, signer, TimeProvider.System);

        var error = await Should.ThrowAsync<Exception>(() => model.GetResponseAsync("Why?", cancellationToken: Token));

        var fault = new Faults(settings, signer).Find(error)!;
        fault.Kind.ShouldBe(FaultKind.WrongKey);
        fault.Line.ShouldBe($"{name} was not asked: No AWS credentials: none in the environment: Bedrock is asked with the bot's AWS credentials");
        (await mock.Requests(name)).ShouldBeEmpty();
    }

    [Fact]
    public void What_no_provider_causes_is_nobodys_fault_here() =>
        new Faults(new ModelSettings(ModelProvider.OpenAi, "x"), null).Find(new InvalidOperationException("a mistake of ours")).ShouldBeNull();

    private async Task<ModelFault> Fault(ModelProvider provider, AiAnswer answer)
    {
        var name = AiMock.NewModel();
        await mock.Script(name, answer);
        using var model = await Opened.Model(mock, provider, name);

        var error = await Should.ThrowAsync<Exception>(() => model.GetResponseAsync("Why?", cancellationToken: Token));

        var fault = new Faults(Opened.Settings(provider, name, await mock.Endpoint()), new Opened.KnownSigner()).Find(error);
        return fault.ShouldNotBeNull($"{error.GetType()}: {error.Message}");
    }

    private sealed class NoCredentials : IRequestSigner
    {
        public string Region => "eu-central-1";

        public Task Sign(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new AwsReadException(new ReadFailure(FailureKind.CredentialsMissing, "bedrock:InvokeModel", "NoCredentials", "No AWS credentials: none in the environment."));
    }
}
