using Microsoft.Extensions.AI;
using TriageBot.Models.Privacy;
using TriageBot.Models.Prompts;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Verifying;

namespace TriageBot.Models.Decoding;

/// <summary>
/// Has a model read a dossier: what may leave the process, in one request, and one draft back. What was refused is said to it in the same conversation.
/// </summary>
/// <param name="actions">The ids of actions that it may choose from.</param>
/// <param name="pseudonyms">False leaves identifiers as they are.</param>
public sealed class ModelDecoder(IModel model, PromptShelf prompts, IReadOnlyCollection<string> actions, bool pseudonyms) : IDecoder
{
    // An estimate that holds for English and for logs; what providers count differs by model.
    private const int CharactersAToken = 4;

    private readonly string _actions = string.Join('\n', actions.Order(StringComparer.Ordinal));

    public string Name => $"model:{model.Name}";

    public async Task<Proposal> Decode(Brief brief, CancellationToken cancellationToken)
    {
        var prompt = prompts.Take(PromptForms.Decode);
        var veil = Veil.Over(brief.Dossier, pseudonyms);
        var evidence = EvidenceText.Of(brief, veil, prompt.Setting(PromptForms.EvidenceTokens) * CharactersAToken);
        var messages = prompt.Messages(new Dictionary<string, string> { ["actions"] = _actions, ["evidence"] = evidence, ["fence"] = Fence.Around(evidence) });
        var title = prompt.Title;
        if (brief.Earlier is { Said: { } said })
        {
            var repair = prompts.Take(PromptForms.Repair);
            messages = [.. messages, new ChatMessage(ChatRole.Assistant, said), .. Repaired(repair, brief.Refused, veil)];
            title = $"{title}, {repair.Title}";
        }

        var request = new ModelRequest(brief.Ask.Where, title, messages, prompt.Options())
        {
            Before = brief.Earlier?.Use ?? ModelUse.None,
            Once = brief.Ask.Request,
        };
        var answer = await model.Ask(request, cancellationToken);
        var proposal = new Proposal { Prompt = title, Use = answer.Use, Fault = answer.Fault };
        return answer.Response is { } response && answer.Fault is null ? Read(response, veil, proposal) : proposal;
    }

    private Proposal Read(ChatResponse response, Veil veil, Proposal proposal)
    {
        if (response.FinishReason == ChatFinishReason.ContentFilter)
            return proposal with { Fault = $"{model.Name} declined to answer" };

        proposal = proposal with { Said = response.Text };
        var (draft, wrong) = new DraftReader(Name, veil).Read(response.Text);
        return draft is not null ? proposal with { Draft = draft }
            : proposal with { Malformed = new Refusal(RefusalKind.WrongShape, null, response.FinishReason == ChatFinishReason.Length ? "the draft was cut off at the limit of its tokens (maxTokens of the prompt)" : $"what came is no draft: {wrong}") };
    }

    private static IReadOnlyList<ChatMessage> Repaired(Prompt prompt, IReadOnlyList<Refusal> refused, Veil veil)
    {
        var reasons = string.Join('\n', refused.Select(r => $"- {veil.Hide(r.Because).ReplaceLineEndings(" ")}"));
        return prompt.Messages(new Dictionary<string, string> { ["reasons"] = reasons, ["fence"] = Fence.Around(reasons) });
    }
}
