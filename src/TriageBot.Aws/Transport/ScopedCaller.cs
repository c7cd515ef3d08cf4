using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TriageBot.Aws.Credentials;
using TriageBot.Aws.Endpoints;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Transport;

/// <summary>Calls an operation in a scope.</summary>
internal sealed class ScopedCaller(AwsCaller caller, ScopeKeys keys)
{
    public async Task<TOutput> Call<TInput, TOutput>(
        AwsScope scope,
        Operation operation,
        TInput input,
        JsonTypeInfo<TInput> inputType,
        JsonTypeInfo<TOutput> outputType,
        CancellationToken cancellationToken)
    {
        return Read(operation, await Send(scope, operation, RequestBody.Json(operation, input, inputType), cancellationToken), outputType);
    }

    /// <summary>The same for a service that is asked by paths.</summary>
    public async Task<TOutput> Get<TOutput>(
        AwsScope scope,
        Operation operation,
        IReadOnlyList<string> path,
        IEnumerable<KeyValuePair<string, string>> query,
        JsonTypeInfo<TOutput> outputType,
        CancellationToken cancellationToken) =>
        Read(operation, await Send(scope, operation, RequestBody.Get(operation, path, query), cancellationToken), outputType);

    /// <summary>The same for a service of the query protocols.</summary>
    public async Task<QueryAnswer> Call(
        AwsScope scope, Operation operation, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken) =>
        QueryAnswer.Parse(operation, await Send(scope, operation, RequestBody.Query(operation, parameters), cancellationToken));

    private static TOutput Read<TOutput>(Operation operation, ReadOnlyMemory<byte> body, JsonTypeInfo<TOutput> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, type) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException e)
        {
            var message = $"The answer of {operation.Action} is cut off or not what AWS documents{(e.Path is { Length: > 1 } path ? $" at {Bound(path)}" : "")} (is the endpoint right?)";
            throw new AwsReadException(new ReadFailure(FailureKind.ServerError, operation.Action, "UnreadableResponse", message), e);
        }
    }

    private Task<ReadOnlyMemory<byte>> Send(AwsScope scope, Operation operation, RequestBody body, CancellationToken cancellationToken) =>
        caller.Call(operation, PartitionHosts.RegionOf(operation.Service, scope.Region), keys.For(scope), body, cancellationToken);

    private static string Bound(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
