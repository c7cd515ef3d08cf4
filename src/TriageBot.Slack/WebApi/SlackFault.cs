using TriageBot.Slack.WebApi.Transport;

namespace TriageBot.Slack.WebApi;

/// <summary>Makes of a failure the sentence that a person reads.</summary>
internal static class SlackFault
{
    public static SlackApiException ToException(this SlackFailure failure, SlackCall call)
    {
        var on = call.On is null ? "" : $" for {call.On}";
        var details = failure.Code switch
        {
            "missing_scope" when failure.Needed is { } needed => $" It needs {needed}{(failure.Provided is { } has ? $" and has {has}" : "")}.",
            "missing_scope" => "",
            _ when failure.Messages.Count > 0 => $" Slack says: {string.Join("; ", failure.Messages)}",
            _ => "",
        };
        return new SlackApiException(
            call.Method.Name,
            failure.Code,
            $"{call.Method.Name}{on} failed ({failure.Code}): {SlackErrors.Advice(failure.Code)}.{details}",
            failure.IsTransient,
            failure.Cause)
        {
            MayHaveHappened = failure.MayHaveHappened && call.Method.Changes,
        };
    }
}
