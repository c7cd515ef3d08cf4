using System.Globalization;
using TriageBot.Replay.Cases;

namespace TriageBot.Replay.Wire;

/// <summary>A recorded fault, carried out.</summary>
internal static class Faulted
{
    /// <summary>The spoiled answer; null where the fault was a delay and nothing else.</summary>
    public static async Task<AwsAnswer?> Answer(Fault fault, Call call, Func<AwsAnswer> good, TimeProvider delays, Func<CancellationToken, Task> silence, CancellationToken cancellationToken)
    {
        if (fault.Delay > TimeSpan.Zero)
            await Task.Delay(fault.Delay, delays, cancellationToken);
        switch (fault.Error)
        {
            case null:
                return null;
            case "timeout":
                await silence(cancellationToken);
                return null;
            case "cut_body":
                return good() with { Cut = true };
            case "malformed_json" or "malformed_xml":
                return good() with { Body = (call.IsJson ? "{\"oops\": [1, 2"u8 : "<OopsResponse><Oops>1</Ooops"u8).ToArray() };
            default:
                return call.Refuse(new AwsRefusal(Code(fault.Error), Message(fault.Error), Status(fault.Error)));
        }
    }

    private static string Code(string error) => error.All(char.IsAsciiDigit) ? "InternalServerError" : error;

    private static int Status(string error) => error switch
    {
        "500" or "InternalServerError" or "InternalFailure" or "InternalServiceError" or "ServerException" or "ServiceUnavailableException" => 500,
        "502" or "503" or "504" or "429" => int.Parse(error, CultureInfo.InvariantCulture),
        "ServiceUnavailable" => 503,
        _ => 400,
    };

    private static string Message(string error) => error switch
    {
        "ThrottlingException" or "Throttling" or "TooManyRequestsException" or "RequestLimitExceeded" => "Rate exceeded",
        "ExpiredTokenException" or "ExpiredToken" => "The security token included in the request is expired",
        "UnrecognizedClientException" or "InvalidClientTokenId" => "The security token included in the request is invalid.",
        "AccessDeniedException" or "AccessDenied" => "User is not authorized to perform this operation because no identity-based policy allows it",
        _ when Status(error) >= 500 => "Service Unavailable. Please try again later.",
        _ => "The request was refused: the case records this fault.",
    };
}
