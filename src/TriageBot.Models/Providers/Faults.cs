using System.ClientModel;
using System.Net.Sockets;
using System.Text.Json;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;
using TriageBot.Models.Metering;
using TriageBot.Triage.Ports;

namespace TriageBot.Models.Providers;

/// <summary>Tells what the providers' clients throw: one line for people each, without a key and without a stack trace.</summary>
/// <param name="signer">As the model was opened with.</param>
public sealed class Faults(ModelSettings settings, IRequestSigner? signer) : IFaultReader
{
    private readonly FaultWords _words = new(settings, signer);

    /// <summary>Where the model is asked: a host, with its port where that is not the usual one.</summary>
    public string Host => _words.Host;

    public string? Read(Exception error) => Find(error)?.Line;

    /// <summary>Null for an exception that no provider and no way to it is known to cause.</summary>
    public ModelFault? Find(Exception error)
    {
        if (Refusal.Of(error) is { } refusal)
            return _words.Of(RefusalKind.Of(refusal), refusal);

        return error switch
        {
            AwsReadException aws => _words.OfCredentials(aws.Failure),
            OperationCanceledException or TimeoutException => _words.Of(FaultKind.TimedOut),
            JsonException or AnthropicInvalidDataException or AnthropicSseException => _words.Of(FaultKind.Malformed),
            AnthropicException or ClientResultException when error.InnerException is { } inner => Find(inner),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => _words.Of(FaultKind.Malformed, "its answer is larger than 4 MiB"),
            HttpRequestException { InnerException: HttpIOException or IOException { InnerException: SocketException } } => _words.Of(FaultKind.Cut),
            HttpRequestException http => _words.Of(FaultKind.Unreachable, http.GetBaseException().Message),
            IOException => _words.Of(FaultKind.Cut),
            _ => null,
        };
    }

    /// <summary>What is wrong with an answer that came as it should; null for one that says something.</summary>
    public ModelFault? Find(ChatResponse response) =>
        response.FinishReason == ChatFinishReason.ContentFilter ? _words.Of(FaultKind.Declined)
        : response.Text.Length > 0 || response.Messages.Any(m => m.Contents.OfType<FunctionCallContent>().Any()) ? null
        : _words.Of(FaultKind.Empty, response.FinishReason == ChatFinishReason.Length ? "its bound of output tokens was too low" : null);
}
