using TriageBot.Replay.Ecs;
using TriageBot.Replay.Logs;

namespace TriageBot.Replay.Wire;

/// <summary>Which operation of which service a request means, and in which protocol its answer goes back.</summary>
/// <param name="Service">ecs, logs, sts; null for any other.</param>
/// <param name="IsJson">JSON 1.1, otherwise Query.</param>
internal sealed record Call(string RequestId, string? Service, string Operation, bool IsJson, ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, string> Form, string SignedService)
{
    private static readonly IReadOnlyDictionary<string, string> NoForm = new Dictionary<string, string>();

    public static Call Read(AwsRequest request, string requestId)
    {
        var signed = request.Header("Authorization")?.Split('/') is { Length: >= 5 } parts ? parts[3] : "";
        if (request.Header("X-Amz-Target") is { } target)
        {
            var dot = target.LastIndexOf('.');
            var service = target[..Math.Max(dot, 0)] switch
            {
                EcsOperations.TargetPrefix => "ecs",
                LogsOperations.TargetPrefix => "logs",
                _ => null,
            };
            return new(requestId, service, target[(dot + 1)..], IsJson: true, request.Body, NoForm, signed);
        }

        if (request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return new(requestId, signed is "ecs" or "logs" ? signed : null, $"{request.Method} {request.Target}", IsJson: true, request.Body, NoForm, signed);
        var form = QueryProtocol.ReadForm(request.Body);
        return new(requestId, form.GetValueOrDefault("Version") == "2011-06-15" ? "sts" : null, form.GetValueOrDefault("Action") ?? "", IsJson: false, request.Body, form, signed);
    }

    public AwsAnswer Refuse(AwsRefusal refusal) => IsJson ? JsonProtocol.Error(RequestId, refusal) : QueryProtocol.Error(RequestId, SignedService, refusal);
}
