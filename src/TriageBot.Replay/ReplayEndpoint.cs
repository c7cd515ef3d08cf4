using TriageBot.Replay.Cases;
using TriageBot.Replay.Sts;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay;

/// <summary>Answers a request as AWS would, from a recorded world. The one place behind the in-process handler and the server.</summary>
/// <param name="world">What there is.</param>
/// <param name="delays">On what a fault's delay waits: the clock's <c>Waits</c> in process, real time over HTTP.</param>
/// <param name="silence">What a recorded <c>timeout</c> does; it ends when the caller gives up and not before.</param>
public sealed class ReplayEndpoint(World world, TimeProvider delays, Func<CancellationToken, Task> silence)
{
    /// <summary>Never fails for what a request holds: a refusal is an answer too.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up, which is also how a recorded <c>timeout</c> ends.</exception>
    public async Task<AwsAnswer> Answer(AwsRequest request, CancellationToken cancellationToken)
    {
        var call = Call.Read(request, Guid.NewGuid().ToString());
        try
        {
            var signature = Signature.Read(request);
            AssumedKey.Check(signature.AccessKey, request.Header("X-Amz-Security-Token"), world.Clock.GetUtcNow());
            var place = world.At(signature);
            if (world.Faults.Strike(place, call.Operation, call.Body) is { } fault)
            {
                if (await Faulted.Answer(fault, call, () => Answer(call, signature, place), delays, silence, cancellationToken) is { } spoiled)
                    return spoiled;
            }

            // A delay is over: what is there now is what counts.
            return Answer(call, signature, world.At(signature));
        }
        catch (AwsRefusal refusal)
        {
            return call.Refuse(refusal);
        }
    }

    private AwsAnswer Answer(Call call, Signature signature, Place place)
    {
        // A service that no case can hold yet is a service that this case does not record.
        if (call.Service is not { } service)
            throw AwsRefusal.NotRecorded(place.Caller, $"{Said.Short(signature.Service)}:{Said.Short(call.Operation)}", "*");
        if (signature.Service != service.Name)
            throw new AwsRefusal("InvalidSignatureException", $"Credential should be scoped to correct service: '{service.Name}'.");
        if (service.Name == "sts")
            return StsOperations.Answer(world, place, call.RequestId, call.Operation, call.Form);
        if (service.Section is { } section && place.Cases.Count > 0 && !place.Cases.Any(c => c.State.Records(section)))
            throw AwsRefusal.NotRecorded(place.Caller, $"{service.Prefix}:{Said.Short(call.Operation)}", "*");
        if (service.Find(call.Operation) is not { } operation)
            throw new AwsRefusal("UnknownOperationException", $"The operation {Said.Short(call.Operation)} is not known.");
        return call.Answer(operation, place);
    }
}
