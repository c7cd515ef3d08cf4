using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TriageBot.Slack;

/// <summary>What the chat edge tells of itself: how many requests came, what became of them, how long they took. No ids of people, no texts.</summary>
public sealed class SlackTelemetry : IDisposable
{
    /// <summary>The name of its source and its meter.</summary>
    public const string Name = "TriageBot.Slack";

    private readonly ActivitySource _source = new(Name);
    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _events;
    private readonly Histogram<double> _waited;
    private readonly Histogram<double> _worked;

    public SlackTelemetry()
    {
        _accepted = _meter.CreateCounter<long>("triagebot.requests.accepted", description: "Requests that were stored.");
        _ended = _meter.CreateCounter<long>("triagebot.requests.ended", description: "Tries at requests, by how they ended.");
        _events = _meter.CreateCounter<long>("triagebot.incidents.events", description: "Entries of the audit record: questions, look-ups, answers, clicks.");
        _waited = _meter.CreateHistogram<double>("triagebot.requests.waited", "s", "From accepting a request to working on it.");
        _worked = _meter.CreateHistogram<double>("triagebot.requests.worked", "s", "One try at a request.");
    }

    public void Accepted(string kind) => _accepted.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <param name="what">What the entry is about, such as <c>looked</c>.</param>
    /// <param name="name">The command, the API or the button.</param>
    /// <param name="result">What came of it; empty where that is no question.</param>
    public void Happened(string what, string name, string result) => _events.Add(1, new("what", what), new("name", name), new("result", result));

    public void Began(string kind, TimeSpan waited) => _waited.Record(waited.TotalSeconds, new KeyValuePair<string, object?>("kind", kind));

    /// <param name="outcome"><c>done</c>, <c>postponed</c>, <c>gave_up</c>, <c>handed_back</c>.</param>
    public void Ended(string kind, string outcome, TimeSpan worked)
    {
        _ended.Add(1, new("kind", kind), new("outcome", outcome));
        _worked.Record(worked.TotalSeconds, new("kind", kind), new("outcome", outcome));
    }

    /// <summary>A span around one try; null where nobody listens.</summary>
    public Activity? Work(string kind, string request) => _source.StartActivity($"work {kind}", ActivityKind.Consumer)?.SetTag("triagebot.request", request);

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }
}
