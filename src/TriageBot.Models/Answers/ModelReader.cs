using TriageBot.Models.Decoding;
using TriageBot.Models.Privacy;
using TriageBot.Models.Prompts;
using TriageBot.Triage;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Questions.Free;

namespace TriageBot.Models.Answers;

/// <summary>Has a model answer a question in free words, with the plugins of the incident as its tools.</summary>
public sealed class ModelReader(IModel model, PromptShelf prompts, ModelSettings settings, TimeProvider time) : IFreeReader
{
    // An estimate that holds for English and for logs; what providers count differs by model.
    private const int CharactersAToken = 4;

    public string Name => $"model:{model.Name}";

    public async Task<FreeDraft> Read(FreeBrief brief, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(settings.AnswerDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var prompt = prompts.Take(PromptForms.Answer);
        var veil = Veil.Over(brief.Gathered, settings.Pseudonyms);
        var known = new Brief(new Ask(brief.Gathered.Target, "thread", brief.Channel), brief.Gathered, brief.Readings);
        var evidence = EvidenceText.Of(known, veil, prompt.Setting(PromptForms.EvidenceTokens) * CharactersAToken);
        var inputs = new Dictionary<string, string> { ["evidence"] = evidence, ["question"] = veil.Hide(brief.Words).ReplaceLineEndings(" "), ["fence"] = Fence.Around(evidence) };
        var request = new ModelRequest(brief.Channel, prompt.Title, prompt.Messages(inputs), prompt.Options());

        var end = await new ToolLoop(model, new Toolbench(brief.Shelf, veil, brief.Progress), brief.Progress).Run(request, either.Token);
        return new FreeDraft([.. end.Sentences.Select(s => Restored(s, veil))], Fault(end.Fault, late.IsCancellationRequested && !cancellationToken.IsCancellationRequested))
        {
            Prompt = prompt.Title,
            Use = end.Use,
        };
    }

    private string? Fault(string? fault, bool isLate) =>
        fault is not null && isLate ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{model.Name} did not answer within {settings.AnswerDeadline.TotalSeconds:0.#} s") : fault;

    private static FreeSentence Restored(FreeSentence sentence, Veil veil) =>
        new(veil.Restore(sentence.Text), [.. sentence.Cites.Select(id => veil.Restore(id.Trim('[', ']', ' ')))]);
}
