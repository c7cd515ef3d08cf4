using Microsoft.Extensions.Configuration;
using TriageBot.Models;
using TriageBot.Verbs;

namespace TriageBot.Configuration;

/// <summary>Reads the section <c>Model</c>.</summary>
internal static class ModelSection
{
    /// <returns>Null where no model is configured.</returns>
    /// <exception cref="InputException">A name or a key is missing, or the key's file cannot be read.</exception>
    public static ModelSettings? Read(IConfiguration configuration, string folder, Func<string, string?> environment)
    {
        if (Provider(configuration) is not { } provider)
            return null;

        var name = configuration["Model:Name"]
            ?? throw new InputException($"Model:Provider is {configuration["Model:Provider"]}, and Model:Name is missing: set it to the model's name, as the provider writes it");
        var usual = new ModelSettings(provider, name);
        return usual with
        {
            Endpoint = configuration["Model:Endpoint"] is { } url ? new Uri(url) : provider is ModelProvider.Bedrock ? OfAws(environment) : null,
            ApiKey = Key(provider, configuration, folder, environment),
            Deadline = Span("Deadline") ?? usual.Deadline,
            AnswerDeadline = Span("AnswerDeadline") ?? usual.AnswerDeadline,
            Prompts = configuration["Model:Prompts"] is { } prompts ? Path.GetFullPath(prompts, folder) : null,
            Pseudonyms = configuration["Model:Pseudonyms"] is not "false",
            ReadsProven = configuration["Model:Reads"] is not "unproven",
            Prices = Prices(configuration.GetSection("Model:Prices")),
            Ceilings = Ceilings(configuration.GetSection("Model:Ceilings")),
        };

        TimeSpan? Span(string key) => configuration[$"Model:{key}"] is { } span ? Values.Deadline(span) : null;
    }

    private static ModelProvider? Provider(IConfiguration configuration) => configuration["Model:Provider"] switch
    {
        "anthropic" => ModelProvider.Anthropic,
        "bedrock" => ModelProvider.Bedrock,
        "openai" => ModelProvider.OpenAi,
        null when configuration["Model:Name"] is { } name => throw new InputException($"Model:Name is '{name}', and Model:Provider is missing: set it to anthropic, bedrock or openai, or to none"),
        _ => null,
    };

    /// <summary>What takes the place of Bedrock's endpoint by AWS's own settings. See https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html</summary>
    private static Uri? OfAws(Func<string, string?> environment)
    {
        if (environment("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") is "true")
            return null;

        string[] variables = ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "AWS_ENDPOINT_URL"];
        if (variables.FirstOrDefault(v => environment(v) is { Length: > 0 }) is not { } variable)
            return null;

        var url = environment(variable)!;
        return ModelKeys.IsEndpoint(url)
            ? new Uri(url)
            : throw new InputException($"{variable} is '{url}', and the model is not asked there: set Model:Endpoint to {ModelKeys.Endpoint}");
    }

    /// <summary>Null on Bedrock, and for a server of one's own that asks for none.</summary>
    private static string? Key(ModelProvider provider, IConfiguration configuration, string folder, Func<string, string?> environment)
    {
        var key = Secrets.Read(configuration, "Model:ApiKey", folder);
        if (provider is ModelProvider.Bedrock || key is not null || configuration["Model:Endpoint"] is not null)
            return key;

        // The provider's own variable is for the provider: it is not sent to an address of one's own.
        var variable = provider is ModelProvider.Anthropic ? "ANTHROPIC_API_KEY" : "OPENAI_API_KEY";
        return environment(variable)?.Trim() is { Length: > 0 } found
            ? found
            : throw new InputException($"Model:Provider is {configuration["Model:Provider"]}, and there is no key: set TRIAGEBOT__MODEL__APIKEY or {variable}, or Model:ApiKeyFile to a file that holds it");
    }

    private static Prices Prices(IConfigurationSection section) => new(
        ModelKeys.Amount(section["Input"]), ModelKeys.Amount(section["Output"]), ModelKeys.Amount(section["CachedInput"]), section["Currency"] ?? Models.Prices.None.Currency);

    private static Ceilings Ceilings(IConfigurationSection section)
    {
        var usual = new Ceilings();
        return new Ceilings
        {
            TokensPerAnswer = ModelKeys.Count(section["TokensPerAnswer"]) ?? usual.TokensPerAnswer,
            TokensPerChannelAndDay = ModelKeys.Count(section["TokensPerChannelAndDay"]) ?? usual.TokensPerChannelAndDay,
            TokensPerDay = ModelKeys.Count(section["TokensPerDay"]) ?? usual.TokensPerDay,
            CostPerChannelAndDay = ModelKeys.Amount(section["CostPerChannelAndDay"]),
            CostPerDay = ModelKeys.Amount(section["CostPerDay"]),
        };
    }
}
