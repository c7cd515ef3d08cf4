using TriageBot.Triage.Gathering;
using TriageBot.Triage.Ports;

namespace TriageBot.Triage.Plugins;

/// <summary>A question to AWS, worded so that a person can repeat it.</summary>
/// <param name="Id">Names the look in a report.</param>
/// <param name="What">What is asked for, in a few words: what stays unseen where AWS refuses.</param>
/// <param name="Source">The API: <c>ecs</c> or <c>logs</c>.</param>
/// <param name="Query">The exact query.</param>
/// <param name="Window">The span of time, where there is one.</param>
/// <param name="Resource">The ARN (or <c>*</c>) that a grant would name.</param>
internal sealed record Asking(string Id, string What, string Source, string Query, string? Window, string Resource)
{
    /// <summary>Asks, and turns whatever AWS says into a finding. Only a cancellation goes through: the gatherer knows what it means.</summary>
    public Task<Finding<T>> Ask<T>(Func<Task<T?>> read, Func<T, string> describe, string nothing)
        where T : class =>
        Ask(read, describe, missing => missing is null ? nothing : $"{nothing} ({missing.Message})", _ => Task.FromResult<Gap?>(null));

    /// <param name="nothing">Says that there is nothing: an empty answer, or what AWS calls missing.</param>
    /// <param name="explain">Finds out why AWS refused, where its own words do not tell; null leaves it at those.</param>
    public async Task<Finding<T>> Ask<T>(Func<Task<T?>> read, Func<T, string> describe, Func<ReadFailure?, string> nothing, Func<ReadFailure, Task<Gap?>> explain)
        where T : class
    {
        try
        {
            var value = await read();
            return value is null ? Found<T>(null, LookResult.Nothing, nothing(null)) : Found(value, LookResult.Found, describe(value));
        }
        catch (AwsReadException error) when (error.Failure.Kind == FailureKind.NotFound)
        {
            return Found<T>(null, LookResult.Nothing, nothing(error.Failure));
        }
        catch (AwsReadException error)
        {
            return await explain(error.Failure) is { } gap
                ? new(null, new Look(Id, Source, Query, Window, LookResult.Failed, gap.Because), gap)
                : Refused<T>(error.Failure);
        }
    }

    /// <summary>A look that could not be made at all, and why.</summary>
    public Finding<T> Impossible<T>(string because, string? remedy)
        where T : class =>
        new(null, new Look(Id, Source, Query, Window, LookResult.Failed, because), new Gap(What, because, remedy));

    private Finding<T> Found<T>(T? value, LookResult result, string detail)
        where T : class =>
        new(value, new Look(Id, Source, Query, Window, result, detail), null);

    private Finding<T> Refused<T>(ReadFailure failure)
        where T : class
    {
        var result = failure.Kind == FailureKind.Denied ? LookResult.Denied : LookResult.Failed;
        var because = $"{failure.Code}: {failure.Message}";
        var grant = failure.Kind == FailureKind.Denied ? Grants.Statement(failure.Operation, Resource) : null;
        return new(null, new Look(Id, Source, Query, Window, result, because), new Gap(What, because, grant) { Kind = failure.Kind });
    }
}
