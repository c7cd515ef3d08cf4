using Microsoft.Extensions.AI;
using TriageBot.Triage.Decoding;

namespace TriageBot.Models.Tests.Fakes;

/// <summary>A model that says what a test has told it to, in this order, and keeps what it was asked.</summary>
internal sealed class ToldModel(params ModelAnswer[] answers) : IModel
{
    public List<ModelRequest> Asked { get; } = [];

    public string Name => "m";

    public static ModelAnswer Says(string text, ChatFinishReason? end = null) =>
        new(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { FinishReason = end ?? ChatFinishReason.Stop }, null, new ModelUse(1, 1000, 100, 0, 0, null));

    public Task<ModelAnswer> Ask(ModelRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request);
        return Task.FromResult(answers[Asked.Count - 1]);
    }
}
