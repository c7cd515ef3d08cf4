using TriageBot.Triage.Ports;

namespace TriageBot.Doctor;

/// <summary>Tries a read and says what it tells of the permission for it.</summary>
internal static class Trial
{
    public static async Task<Check> Of(string action, string resource, Func<Task> read)
    {
        try
        {
            await read();
            return new Check("permissions", action, CheckStatus.Pass, "allowed", How: "tried");
        }
        catch (AwsReadException error)
        {
            return Judge(action, resource, error.Failure);
        }
    }

    /// <summary>The statement that would allow it.</summary>
    public static string Grant(string action, string resource) => $$"""add to the role's policy: {"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}""";

    /// <summary>AWS looks at permissions before it looks for the thing: "there is no such thing" says that one may ask. A request that it calls wrong may never have come so far.</summary>
    private static Check Judge(string action, string resource, ReadFailure failure) => failure.Kind switch
    {
        FailureKind.NotFound => new Check("permissions", action, CheckStatus.Pass, "allowed", How: "tried"),
        FailureKind.Denied when failure.Operation == action => new Check("permissions", action, CheckStatus.Fail, $"denied: {failure.Message}", Grant(action, resource), "tried"),
        FailureKind.Denied => new Check("permissions", action, CheckStatus.Unknown, $"not tried: {failure.Operation} comes before it and is denied", How: "tried"),
        FailureKind.CredentialsMissing or FailureKind.CredentialsRejected => new Check("permissions", action, CheckStatus.Fail, $"{failure.Code}: {failure.Message}", "sign in again (aws sso login), or set fresh keys", "tried"),
        _ => new Check("permissions", action, CheckStatus.Unknown, $"{failure.Code}: {failure.Message}", How: "tried"),
    };
}
