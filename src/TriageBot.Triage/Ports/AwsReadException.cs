namespace TriageBot.Triage.Ports;

/// <summary>A read that AWS refused or that never reached it. Adapters throw it; plugins turn it into a gap.</summary>
public sealed class AwsReadException(ReadFailure failure, Exception? cause = null)
    : Exception($"{failure.Operation}: {failure.Code}: {failure.Message}", cause)
{
    public ReadFailure Failure { get; } = failure;
}

/// <summary>What went wrong with a read, in AWS's words.</summary>
/// <param name="Kind">What can be done about it.</param>
/// <param name="Operation">The IAM action, such as <c>logs:GetLogEvents</c>.</param>
/// <param name="Code">AWS's error code, such as <c>AccessDeniedException</c>.</param>
/// <param name="Message">AWS's message: bounded, otherwise as it came.</param>
public sealed record ReadFailure(FailureKind Kind, string Operation, string Code, string Message);

public enum FailureKind
{
    /// <summary>The credentials lack the permission.</summary>
    Denied,

    /// <summary>There are no credentials.</summary>
    CredentialsMissing,

    /// <summary>The credentials are expired, or AWS does not know them.</summary>
    CredentialsRejected,

    /// <summary>What was asked for does not exist: often a finding.</summary>
    NotFound,

    /// <summary>Still throttled after the last retry.</summary>
    Throttled,

    /// <summary>AWS calls the request wrong (a log group of a class that cannot be read this way, for one).</summary>
    Invalid,

    /// <summary>A 5xx after the last retry, or a body that cannot be read.</summary>
    ServerError,

    /// <summary>No connection, no such host, or a time-out.</summary>
    Unreachable,
}
