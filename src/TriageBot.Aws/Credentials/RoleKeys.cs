using TriageBot.Aws.Operations;
using TriageBot.Aws.Signing;
using TriageBot.Aws.Sts;
using TriageBot.Triage;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Credentials;

/// <summary>The temporary keys of one assumed role, kept until shortly before they expire and fetched by one flight at a time.</summary>
internal sealed class RoleKeys(StsClient sts, IKeySource own, AwsRole role, string region, TimeProvider time) : IKeySource
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly OneFlight<AwsRole> _flights = new();
    private RoleSession? _session;

    // arn:aws:iam::111122223333:role/reader
    public string Owner { get; } = role.Arn.Split(':') is [_, _, _, _, { Length: > 0 } account, ..] ? account : role.Arn;

    public async Task<AwsKeys> Get(Operation neededBy, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _session) is { } session && session.Expires - Margin > time.GetUtcNow())
            return session.Keys;

        var fresh = await _flights.Run(role, token => sts.AssumeRole(region, own, role, token), cancellationToken);
        Volatile.Write(ref _session, fresh);
        return fresh.Keys;
    }

    public void Discard(AwsKeys rejected)
    {
        if (Volatile.Read(ref _session) is { } session && session.Keys == rejected)
            Interlocked.CompareExchange(ref _session, null, session);
    }
}
