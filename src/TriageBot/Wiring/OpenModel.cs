using TriageBot.Configuration;
using TriageBot.Models;
using TriageBot.Models.Metering;
using TriageBot.Models.Providers;
using TriageBot.Output;
using TriageBot.Verbs;

namespace TriageBot.Wiring;

/// <summary>The model that is asked, opened. Nothing is sent before somebody asks.</summary>
/// <param name="Faults">The same that the client tells by.</param>
internal sealed record OpenModel(ModelClient Client, Faults Faults) : IDisposable
{
    /// <summary>Null where the rulebook reads alone.</summary>
    /// <exception cref="InputException">A model is asked for and none is configured, or no Region is known to ask it in.</exception>
    public static OpenModel? Of(Choices choices, Settings settings, Terminal terminal)
    {
        if (choices.Decoder == "rulebook")
            return null;
        if (settings.Model is { } model)
            return Of(model, model.Provider is ModelProvider.Bedrock ? BedrockSigner.Of(choices, terminal) : null);

        return choices.Decoder is null ? null
            : throw new InputException($"--decoder {choices.Decoder} needs a model, and none is configured: set Model:Provider to anthropic, bedrock or openai, and Model:Name");
    }

    public void Dispose() => Client.Chat.Dispose();

    private static OpenModel Of(ModelSettings settings, IRequestSigner? signer)
    {
        var faults = new Faults(settings, signer);
        return new OpenModel(new ModelClient(settings, ChatClients.Open(settings, signer, TimeProvider.System), faults), faults);
    }
}
