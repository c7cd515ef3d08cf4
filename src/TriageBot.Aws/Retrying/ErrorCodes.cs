using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Retrying;

/// <summary>
/// What AWS's error codes mean. See https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html and the common
/// errors of each service.
/// </summary>
internal static class ErrorCodes
{
    private static readonly HashSet<string> Throttling =
    [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "RequestThrottled",
        "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "SlowDown", "PriorRequestNotComplete",
        "EC2ThrottledException",
    ];

    private static readonly HashSet<string> Transient =
    [
        "RequestTimeout", "RequestTimeoutException", "ServerException", "ServiceUnavailable", "ServiceUnavailableException",
        "InternalError", "InternalFailure", "InternalServiceError", "InternalServerError", "InternalServiceException", "ServiceFailure",
        "DependencyTimeoutException",
    ];

    private static readonly HashSet<string> Clock =
        ["RequestTimeTooSkewed", "RequestExpired", "SignatureDoesNotMatch", "InvalidSignatureException"];

    private static readonly HashSet<string> Credentials =
    [
        "ExpiredToken", "ExpiredTokenException", "UnrecognizedClientException", "InvalidClientTokenId", "IncompleteSignature",
        "IncompleteSignatureException", "MissingAuthenticationToken", "MissingAuthenticationTokenException",
    ];

    private static readonly HashSet<string> Denied =
    [
        "AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "AuthFailure", "AuthorizationError", "NotAuthorized",
        "OptInRequired",
    ];

    private static readonly HashSet<string> NotFound =
        ["NoSuchEntity", "TargetGroupNotFound", "LoadBalancerNotFound", "FileSystemNotFound", "MountTargetNotFound", "AccessPointNotFound", "PolicyNotFound", "NoSuchResourceException", "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"];

    public static ErrorClass ClassOf(string code, int status) => code switch
    {
        _ when Throttling.Contains(code) => ErrorClass.Throttling,
        _ when Clock.Contains(code) => ErrorClass.Clock,
        _ when Credentials.Contains(code) => ErrorClass.Credentials,
        _ when Transient.Contains(code) => ErrorClass.Transient,
        _ when status is 429 or 509 => ErrorClass.Throttling,
        _ when status is 500 or 502 or 503 or 504 => ErrorClass.Transient,
        _ => ErrorClass.Final,
    };

    public static FailureKind KindOf(string code, int status) => ClassOf(code, status) switch
    {
        ErrorClass.Throttling => FailureKind.Throttled,
        ErrorClass.Transient => FailureKind.ServerError,
        ErrorClass.Clock or ErrorClass.Credentials => FailureKind.CredentialsRejected,
        _ when Denied.Contains(code) => FailureKind.Denied,
        _ when NotFound.Contains(code) || code.EndsWith("NotFoundException", StringComparison.Ordinal)
            || code.EndsWith(".NotFound", StringComparison.Ordinal) => FailureKind.NotFound,
        _ when status >= 500 => FailureKind.ServerError,
        _ => FailureKind.Invalid,
    };
}
