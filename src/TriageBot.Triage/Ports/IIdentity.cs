using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ports;

/// <summary>Who reads.</summary>
public interface IIdentity
{
    /// <summary>GetCallerIdentity, which no policy can deny. Throws <see cref="AwsReadException"/> where the credentials are missing or refused.</summary>
    Task<CallerIdentity> GetCallerIdentity(AwsScope scope, CancellationToken cancellationToken);
}

public sealed record CallerIdentity(string Account, string Arn, string UserId);
