using System.Globalization;
using TriageBot.Aws.Operations;

namespace TriageBot.Output;

/// <summary>Prints each AWS call with its time, for <c>-v</c>.</summary>
internal sealed class CallLog(TextWriter error) : ICallObserver
{
    private readonly Lock _gate = new();

    public void Ended(AwsCall call)
    {
        var outcome = call.Error ?? call.Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer";
        lock (_gate)
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {call.Action,-34} {call.Region,-14} {call.Duration.TotalMilliseconds,7:0.0} ms  {outcome}"));
    }
}
