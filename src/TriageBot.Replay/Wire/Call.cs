using System.Text;
using TriageBot.Replay.Efs;

namespace TriageBot.Replay.Wire;

/// <summary>Which operation of which service a request means, and in which protocol its answer goes back.</summary>
/// <param name="Service">Null for one that no case can hold yet.</param>
/// <param name="IsJson">What the answer is written in: JSON, otherwise the XML of Query.</param>
/// <param name="SignedService">What the request was signed for, whatever it asks.</param>
/// <param name="QueryErrors">The client knows the service's Query protocol and wants that one's error codes too.</param>
internal sealed record Call(
    string RequestId, WireService? Service, string Operation, bool IsJson, ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, string> Form, string SignedService, bool QueryErrors)
{
    /// <summary>The operation and its input stand in the path, and errors have a shape of their own.</summary>
    public bool IsPath => Service?.Name == EfsOperations.Name;

    private static readonly IReadOnlyDictionary<string, string> NoForm = new Dictionary<string, string>();

    public static Call Read(AwsRequest request, string requestId)
    {
        var signed = request.Header("Authorization")?.Split('/') is { Length: >= 5 } parts ? parts[3] : "";
        if (request.Header("X-Amz-Target") is { } target)
        {
            var dot = target.LastIndexOf('.');
            var queryErrors = "true".Equals(request.Header("x-amzn-query-mode"), StringComparison.OrdinalIgnoreCase);
            return new(requestId, WireService.OfTarget(target[..Math.Max(dot, 0)]), target[(dot + 1)..], IsJson: true, request.Body, NoForm, signed, queryErrors);
        }

        if (signed == EfsOperations.Name)
        {
            var (operation, parameters) = EfsPaths.Route(request.Method, request.Target);
            return new(requestId, WireService.Named(signed), operation, IsJson: true, Encoding.UTF8.GetBytes(request.Target), parameters, signed, QueryErrors: false);
        }

        if (request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return new(requestId, WireService.Named(signed) is { Target: not null } service ? service : null, $"{request.Method} {request.Target}", IsJson: true, request.Body, NoForm, signed, QueryErrors: false);
        var form = QueryProtocol.ReadForm(request.Body);
        return new(requestId, WireService.OfVersion(form.GetValueOrDefault("Version")), form.GetValueOrDefault("Action") ?? "", IsJson: false, request.Body, form, signed, QueryErrors: false);
    }

    public Input Input() => IsJson && !IsPath ? Wire.Input.Parse(Body) : new(FormTree.Read(Form));

    public AwsAnswer Answer(Operation operation, Worlds.Place place)
    {
        var input = Input();
        return IsJson
            ? JsonProtocol.Answer(RequestId, Service!.ContentType, json => operation(place, input, json))
            : QueryProtocol.Answer(RequestId, Service!.Namespace, Operation, JsonProtocol.Body(json => operation(place, input, json)));
    }

    public AwsAnswer Refuse(AwsRefusal refusal)
    {
        if (!IsJson)
            return QueryProtocol.Error(RequestId, Service, SignedService, refusal);
        if (IsPath)
            return JsonProtocol.PathError(RequestId, refusal);
        var answer = JsonProtocol.Error(RequestId, Service?.ContentType ?? WireService.Json11, refusal);
        return QueryErrors ? answer with { QueryError = $"{QueryProtocol.Code(refusal.Code)};{QueryProtocol.Fault(refusal)}" } : answer;
    }
}
