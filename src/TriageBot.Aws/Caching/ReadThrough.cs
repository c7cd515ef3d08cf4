using Microsoft.Extensions.Caching.Memory;
using TriageBot.Aws.Operations;
using TriageBot.Triage;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Caching;

/// <summary>Keeps answers for as long as their kind allows, and loads each by one flight at a time. What fails is not kept.</summary>
internal sealed class ReadThrough(IMemoryCache cache)
{
    private readonly OneFlight<ReadKey> _flights = new();

    /// <param name="lifetime">How long this answer may be given again; null for good.</param>
    public async Task<T> Get<T>(ReadKey key, Func<T, TimeSpan?> lifetime, Func<CancellationToken, Task<T>> load, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (cache.TryGetValue(key, out T? known))
            return known!;

        return await _flights.Run(
            key,
            async token =>
            {
                var answer = await load(token);
                cache.Set(key, answer, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime(answer), Size = 1 });
                return answer;
            },
            cancellationToken);
    }
}

/// <summary>What was asked, where. Two scopes never share an answer.</summary>
internal readonly record struct ReadKey(AwsScope Scope, Operation Operation, string Arguments)
{
    // No name, ARN or token of AWS contains a NUL.
    public static ReadKey Of(AwsScope scope, Operation operation, params IEnumerable<string?> arguments) =>
        new(scope, operation, string.Join('\0', arguments.Select(a => a is null ? "-" : "+" + a)));
}
