namespace TriageBot.Models.Providers;

/// <summary>Why a model gave no answer that can be used.</summary>
public enum FaultKind
{
    /// <summary>The key is not known there, or there is none. On Bedrock: the AWS credentials.</summary>
    WrongKey,

    /// <summary>The key is known and may not ask this model.</summary>
    NotAllowed,

    UnknownModel,

    /// <summary>The money or the quota is used up: waiting a minute does not help.</summary>
    NoQuota,

    RateLimited,

    Overloaded,

    ServerError,

    TimedOut,

    /// <summary>The connection broke in the middle of the answer.</summary>
    Cut,

    /// <summary>No answer of the protocol that was spoken.</summary>
    Malformed,

    Empty,

    /// <summary>The model would not answer.</summary>
    Declined,

    /// <summary>More was given to it than it can read.</summary>
    TooLong,

    /// <summary>The server calls the request wrong in some other way.</summary>
    BadRequest,

    Unreachable,
}
