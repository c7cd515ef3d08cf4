namespace TriageBot.Models.Providers;

/// <summary>Signs requests to Bedrock with the bot's AWS credentials, which the host has.</summary>
public interface IRequestSigner
{
    /// <summary>Where the model is asked.</summary>
    string Region { get; }

    /// <summary>Adds the headers of the signature, with credentials that are good now. The body must be buffered.</summary>
    /// <exception cref="Triage.Ports.AwsReadException">There are no credentials.</exception>
    Task Sign(HttpRequestMessage request, CancellationToken cancellationToken);
}
