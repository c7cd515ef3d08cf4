using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TriageBot.Aws.Credentials;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Transport;

/// <summary>Calls an operation of a JSON service in a scope.</summary>
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
        var body = await caller.Call(operation, scope.Region, keys.For(scope), RequestBody.Json(operation, input, inputType), cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(body.Span, outputType) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException e)
        {
            var message = $"The answer of {operation.Action} is cut off or not what AWS documents{(e.Path is { Length: > 1 } path ? $" at {Bound(path)}" : "")} (is the endpoint right?)";
            throw new AwsReadException(new ReadFailure(FailureKind.ServerError, operation.Action, "UnreadableResponse", message), e);
        }
    }

    private static string Bound(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
