namespace TriageBot.Models.Prompts;

/// <summary>The prompts that there are.</summary>
public static class PromptForms
{
    public const string MaxTokens = "maxTokens";

    /// <summary>What the evidence may take of a request.</summary>
    public const string EvidenceTokens = "evidenceTokens";

    /// <summary>Evidence in, one draft out.</summary>
    public static PromptForm Decode { get; } = new("decode", ["actions"], ["evidence", "fence"], ["evidence", "fence"], [MaxTokens, EvidenceTokens], new Dictionary<string, string>
    {
        ["bucket"] = "string",
        ["cause"] = "string",
        ["container"] = "string",
        ["summary"] = "string",
        ["cites"] = "array",
        ["ruled_out"] = "array",
        ["action"] = "string",
        ["confidence"] = "string",
    });

    /// <summary>What was wrong with a draft: it follows on the prompt that the draft answers, and has no settings of its own.</summary>
    public static PromptForm Repair { get; } = new("repair", null, ["reasons", "fence"], ["reasons", "fence"], [], new Dictionary<string, string>());

    /// <summary>A question about an incident.</summary>
    public static PromptForm Answer { get; } = new("answer", [], ["evidence", "question", "fence"], ["evidence", "question", "fence"], [MaxTokens, EvidenceTokens], new Dictionary<string, string> { ["sentences"] = "array" });

    public static IReadOnlyList<PromptForm> All { get; } = [Decode, Repair, Answer];
}
