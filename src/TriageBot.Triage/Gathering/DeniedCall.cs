using System.Text.Json;
using TriageBot.Triage.Ecs.Events;

namespace TriageBot.Triage.Gathering;

/// <summary>
/// A call that AWS denied to a role of the task, as CloudTrail records it: the session of a task's role is named by the task's id.
/// See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
/// </summary>
/// <param name="Session">The name of the role's session.</param>
/// <param name="Role">The role's name.</param>
/// <param name="Action">Such as <c>secretsmanager:GetSecretValue</c>.</param>
/// <param name="ErrorMessage">The sentence that names who may not do what on what, and often which policy says so; null where CloudTrail left it out.</param>
public sealed record DeniedCall(LogLine Line, string Session, string Role, string Action, string ErrorCode, string? ErrorMessage, DateTimeOffset At)
{
    /// <summary>Null where the line records no denied call of a role's session.</summary>
    internal static DeniedCall? Of(LogLine line) => JsonLine.Read(line.Message, root => Read(line, root));

    private static DeniedCall? Read(LogLine line, JsonElement root)
    {
        if (root.Object("userIdentity") is not { } who || who.Text("type") != "AssumedRole" || SessionOf(who.Text("arn")) is not var (role, session))
            return null;

        return root.Text("errorCode") is { } code && code.StartsWith("Access", StringComparison.Ordinal)
            && root.Text("eventSource") is { } source && root.Text("eventName") is { } name && root.Time("eventTime") is { } at
                ? new DeniedCall(line, session, role, $"{source.Split('.')[0]}:{name}", code, root.Text("errorMessage"), at)
                : null;
    }

    private static (string Role, string Session)? SessionOf(string? arn)
    {
        var resource = arn?.Split(':', 6) is [_, _, "sts", _, _, var last] ? last.Split('/') : [];
        return resource is ["assumed-role", var role, var session] ? (role, session) : null;
    }
}
