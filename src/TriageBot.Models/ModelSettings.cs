namespace TriageBot.Models;

/// <summary>Which model reads the evidence, and what it may cost.</summary>
/// <param name="Provider">Who is asked.</param>
/// <param name="Name">As the provider names it.</param>
public sealed record ModelSettings(ModelProvider Provider, string Name)
{
    /// <summary>Null for the provider's own.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Null on Bedrock, which takes the bot's AWS credentials, and for servers of one's own that ask for none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>For all of a model's work on one report.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>For all of a model's work on one question in a thread.</summary>
    public TimeSpan AnswerDeadline { get; init; } = TimeSpan.FromSeconds(60);

    public Prices Prices { get; init; } = Prices.None;

    public Ceilings Ceilings { get; init; } = new();

    /// <summary>False leaves hosts, account ids and names as they are. Secrets never are.</summary>
    public bool Pseudonyms { get; init; } = true;

    /// <summary>Whether the model is also asked where the rulebook has concluded: it can say what else the evidence may mean.</summary>
    public bool ReadsProven { get; init; } = true;

    /// <summary>A folder with prompts of one's own; null for those that come with the program.</summary>
    public string? Prompts { get; init; }

    /// <summary>The key stays out of whatever prints the settings.</summary>
    public override string ToString() => $"ModelSettings {{ Provider = {Provider}, Name = {Name}, Endpoint = {Endpoint} }}";
}

public enum ModelProvider
{
    /// <summary>Claude by Anthropic's API.</summary>
    Anthropic,

    /// <summary>Claude on Amazon Bedrock, with the bot's AWS credentials.</summary>
    Bedrock,

    /// <summary>Whatever speaks OpenAI's chat completions: OpenAI, Azure, vLLM, Ollama, llama.cpp.</summary>
    OpenAi,
}

/// <summary>What a million tokens cost; null where that is not configured, and then no cost is told.</summary>
/// <param name="CachedInput">Of tokens that the provider had cached; null for the same as any.</param>
/// <param name="Currency">A sign or a code that is shown before the amount.</param>
public sealed record Prices(decimal? Input, decimal? Output, decimal? CachedInput, string Currency)
{
    public static readonly Prices None = new(null, null, null, "$");
}

/// <summary>What models may use; zero or null for no limit. What is over a ceiling is not asked, and the rulebook answers.</summary>
public sealed record Ceilings
{
    /// <summary>Input and output tokens of one answer, repairs and tool calls included.</summary>
    public long TokensPerAnswer { get; init; } = 60_000;

    /// <summary>Tokens of one channel in a day (UTC).</summary>
    public long TokensPerChannelAndDay { get; init; } = 2_000_000;

    /// <summary>Tokens of everybody in a day (UTC).</summary>
    public long TokensPerDay { get; init; } = 10_000_000;

    /// <summary>Cost of one channel in a day, where prices are configured.</summary>
    public decimal? CostPerChannelAndDay { get; init; }

    /// <summary>Cost of everybody in a day, where prices are configured.</summary>
    public decimal? CostPerDay { get; init; }
}
