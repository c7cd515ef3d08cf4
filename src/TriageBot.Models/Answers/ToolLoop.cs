using Microsoft.Extensions.AI;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Questions.Free;

namespace TriageBot.Models.Answers;

/// <summary>
/// Asks a model, makes the calls that it asks for, and asks again, until it answers. So many steps, and in the last it can only answer: who never comes
/// to an end is ended.
/// </summary>
internal sealed class ToolLoop(IModel model, Toolbench bench, IProgress<string>? progress)
{
    private const int MostSteps = 6;
    private const int MostMalformed = 1;

    /// <param name="request">The first request; what follows is added to its messages.</param>
    /// <param name="cancellationToken">The deadline, or a person.</param>
    public async Task<LoopEnd> Run(ModelRequest request, CancellationToken cancellationToken)
    {
        var (messages, use, malformed) = (request.Messages.ToList(), request.Before, 0);
        for (var step = 1; step <= MostSteps; step++)
        {
            progress?.Report(StepWords.Thinking);
            var options = request.Options.Clone();
            options.Tools = [.. bench.Tools];
            options.ToolMode = step == MostSteps || bench.IsUsedUp ? ChatToolMode.None : ChatToolMode.Auto;
            var answer = await model.Ask(request with { Messages = [.. messages], Options = options, Before = use }, cancellationToken);
            use += answer.Use;
            if (answer.Response is not { } response)
                return new LoopEnd([], answer.Fault ?? $"{model.Name} gave no answer", use);

            if (response.FinishReason == ChatFinishReason.ContentFilter)
                return new LoopEnd([], $"{model.Name} declined to answer", use);

            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
            messages.AddRange(response.Messages);
            if (calls.Count == 0)
            {
                if (AnswerText.Read(response.Text, out var sentences) is not { } wrong)
                    return new LoopEnd(sentences, null, use);
                if (step == MostSteps || ++malformed > MostMalformed)
                    return new LoopEnd([], $"{model.Name} gave an answer that cannot be read: {wrong}", use);
                messages.Add(new ChatMessage(ChatRole.User, $"That is not the answer that was asked for: {wrong}. Answer again, as JSON of the given form and nothing else."));
                continue;
            }

            if (await Called(calls, cancellationToken) is not { } results)
                return new LoopEnd([], $"{model.Name} had looked {step} times when the time was up", use);
            messages.Add(new ChatMessage(ChatRole.Tool, results));
        }

        return new LoopEnd([], $"{model.Name} looked {MostSteps} times and came to no answer", use);
    }

    /// <summary>Null where the time was up. One after the other: what they read is put on one shelf, in an order that can be repeated.</summary>
    private async Task<IList<AIContent>?> Called(IReadOnlyList<FunctionCallContent> calls, CancellationToken cancellationToken)
    {
        try
        {
            var results = new List<AIContent>();
            foreach (var call in calls)
                results.Add(await bench.Call(call, cancellationToken));
            return results;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}

/// <param name="Fault">Why there are no sentences, in one line for people; null where it answered.</param>
internal sealed record LoopEnd(IReadOnlyList<FreeSentence> Sentences, string? Fault, ModelUse Use);
