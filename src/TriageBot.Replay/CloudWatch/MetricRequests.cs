using TriageBot.Replay.Wire;

namespace TriageBot.Replay.CloudWatch;

/// <summary>What CloudWatch demands of every request.</summary>
internal static class MetricRequests
{
    public static string Required(this Input input, string member) => input.Text(member) is { Length: > 0 } text ? text : throw Invalid($"The parameter {member} is required.");

    public static AwsRefusal Invalid(string message) => new("ValidationError", message);
}
