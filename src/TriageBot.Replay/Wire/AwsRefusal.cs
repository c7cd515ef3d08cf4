namespace TriageBot.Replay.Wire;

/// <summary>An error as AWS answers it.</summary>
internal sealed class AwsRefusal(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    public static AwsRefusal InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsRefusal Serialization(string message) => new("SerializationException", message);

    public static AwsRefusal NotRecorded(string caller, string action, string resource) =>
        new("AccessDeniedException", $"User: {caller} is not authorized to perform: {action} on resource: {resource} because it is not recorded in this case");
}
