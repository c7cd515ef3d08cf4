using TriageBot.Aws.Operations;
using TriageBot.Aws.Signing;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Credentials;

/// <summary>Where keys come from.</summary>
internal interface IKeySource
{
    /// <summary>Whose rate quota they draw on: the account of an assumed role, or the empty string for the process's own.</summary>
    string Owner { get; }

    /// <summary>Keys that are good now. Throws <see cref="AwsReadException"/> in the name of the operation that needs them.</summary>
    Task<AwsKeys> Get(Operation neededBy, CancellationToken cancellationToken);

    /// <summary>Forgets keys that AWS refused, so that the next <see cref="Get"/> fetches others where there are any.</summary>
    void Discard(AwsKeys rejected);
}
