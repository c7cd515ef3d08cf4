using Polly;
using TriageBot.Aws.Budgets;
using TriageBot.Aws.Credentials;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Retrying;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Transport;

/// <summary>Calls one operation: within the rate budget, repeated where that helps, with credentials and clock set right once.</summary>
internal sealed class AwsCaller(AwsTransport transport, RateBudget budget, TimeProvider waits)
{
    private readonly ResiliencePipeline<Attempt> _retries = RetryPipeline.Create(waits);

    /// <summary>The answer's body. Throws <see cref="AwsReadException"/> where AWS refuses for good.</summary>
    public async Task<ReadOnlyMemory<byte>> Call(Operation operation, string region, IKeySource credentials, RequestBody body, CancellationToken cancellationToken)
    {
        // Getting in is not asking: a role that has to be assumed anew takes nothing from what readings may ask.
        if (operation != Operation.AssumeRole)
            transport.Begin();
        var attempt = await _retries.ExecuteAsync(
            async token => await Try(operation, region, credentials, body, token),
            cancellationToken);
        return attempt.Failure is null ? attempt.Body : throw new AwsReadException(attempt.Failure);
    }

    private async Task<Attempt> Try(Operation operation, string region, IKeySource credentials, RequestBody body, CancellationToken cancellationToken)
    {
        var keys = await credentials.Get(operation, cancellationToken);
        var attempt = await Send();
        if (attempt.Class is ErrorClass.Clock && transport.Clock.Correct(attempt.ServerTime))
            attempt = await Send();

        if (attempt.Class is not ErrorClass.Credentials)
            return attempt;

        credentials.Discard(keys);
        var fresh = await credentials.Get(operation, cancellationToken);
        if (fresh == keys)
            return attempt;
        keys = fresh;
        return await Send();

        async Task<Attempt> Send()
        {
            await budget.Take(credentials.Owner, region, operation.Bucket, cancellationToken);
            return await transport.Send(operation, region, keys, body, cancellationToken);
        }
    }
}
