using Anthropic.Bedrock;

namespace TriageBot.Models.Providers;

/// <summary>The bot's AWS credentials as the client of Bedrock asks for them: anew for each request, so that temporary ones may change under way.</summary>
internal sealed class BedrockCredentials(IRequestSigner signer) : IAnthropicBedrockCredentials
{
    public string Region => signer.Region;

    public async Task Apply(HttpRequestMessage requestMessage)
    {
        // Its Host lacks the port, which is part of what is signed: left out, the right one is sent.
        requestMessage.Headers.Host = null;
        if (requestMessage.Content is { } content)
            await content.LoadIntoBufferAsync();
        await signer.Sign(requestMessage, CancellationToken.None);
    }
}
