using System.Text.Json;

namespace TriageBot.Models.Metering;

/// <summary>Tells what any client may throw, without knowing the provider's own words.</summary>
public sealed class PlainFaults(ModelSettings settings) : IFaultReader
{
    public string? Read(Exception error) => error switch
    {
        HttpRequestException { StatusCode: { } status } => $"{settings.Name} could not be asked: HTTP {(int)status}",
        HttpRequestException => $"{settings.Name} could not be reached: look at Model:Endpoint and the way there",
        OperationCanceledException or TimeoutException => $"{settings.Name} gave no answer in time: try again later",
        IOException => $"the connection to {settings.Name} broke: try again later",
        JsonException => $"{settings.Name} answered something that cannot be read: look whether Model:Endpoint is what Model:Provider says",
        _ => null,
    };
}
