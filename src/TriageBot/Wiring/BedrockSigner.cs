using TriageBot.Aws;
using TriageBot.Aws.Signing;
using TriageBot.Models.Providers;
using TriageBot.Output;
using TriageBot.Verbs;

namespace TriageBot.Wiring;

/// <summary>The bot's own AWS credentials for Bedrock: also over a recorded case, whose keys are none.</summary>
internal sealed class BedrockSigner : IRequestSigner
{
    private readonly RequestSigner _signer;

    private BedrockSigner(RequestSigner signer, string region) => (_signer, Region) = (signer, region);

    public string Region { get; }

    /// <exception cref="InputException">No Region is known.</exception>
    public static BedrockSigner Of(Choices choices, Terminal terminal)
    {
        var signer = new RequestSigner(
            new AwsOptions { Profile = choices.Profile, Region = choices.Region, Environment = terminal.Variable }, "bedrock", "bedrock:InvokeModel", TimeProvider.System);
        return new BedrockSigner(
            signer,
            signer.Region ?? throw new InputException("no Region is known to ask the model in (Model:Provider is bedrock). Say --region, set AWS_REGION, or name one in the profile"));
    }

    public Task Sign(HttpRequestMessage request, CancellationToken cancellationToken) => _signer.Sign(request, Region, cancellationToken);
}
