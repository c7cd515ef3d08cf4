using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Ecs;
using TriageBot.Replay.Logs;
using TriageBot.Replay.Sts;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay;

/// <summary>Answers a request as AWS would, from a recorded world. The one place behind the in-process handler and the server.</summary>
/// <param name="world">What there is.</param>
/// <param name="delays">On what a fault's delay waits: the clock's <c>Waits</c> in process, real time over HTTP.</param>
public sealed class ReplayEndpoint(World world, TimeProvider delays)
{
    /// <summary>Never fails for what a request holds: a refusal is an answer too.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up, which is also how a recorded <c>timeout</c> ends.</exception>
    public async Task<AwsAnswer> Answer(AwsRequest request, CancellationToken cancellationToken)
    {
        var call = Call.Read(request, Guid.NewGuid().ToString());
        try
        {
            var signature = Signature.Read(request);
            var place = world.At(signature.Region, signature.AccessKey);
            if (world.Faults.Strike(place.Region, place.Account, call.Operation, request.Body) is { } fault)
            {
                if (await Faulted.Answer(fault, call, () => Answer(call, signature, place), delays, cancellationToken) is { } spoiled)
                    return spoiled;
            }

            return Answer(call, signature, place);
        }
        catch (AwsRefusal refusal)
        {
            return call.Refuse(refusal);
        }
    }

    private AwsAnswer Answer(Call call, Signature signature, Place place)
    {
        if (call.Service is { } named && signature.Service != named)
            throw new AwsRefusal("InvalidSignatureException", $"Credential should be scoped to correct service: '{named}'.");
        switch (call.Service)
        {
            case "ecs":
                return Answer(call, place, EcsOperations.Find(call.Operation));
            case "logs":
                return Answer(call, place, LogsOperations.Find(call.Operation));
            case "sts":
                return StsOperations.Answer(world, place, call.RequestId, call.Operation, call.Form);
            default:
                // A service that no case can hold yet is a service that this case does not record.
                throw AwsRefusal.NotRecorded(place.Caller, $"{Said.Short(signature.Service)}:{Said.Short(call.Operation)}", "*");
        }
    }

    private static AwsAnswer Answer(Call call, Place place, Operation? operation)
    {
        if (operation is null)
            throw new AwsRefusal("UnknownOperationException", $"The operation {Said.Short(call.Operation)} is not known.");
        var input = Input.Parse(call.Body);
        return JsonProtocol.Answer(call.RequestId, (Utf8JsonWriter json) => operation(place, input, json));
    }
}
