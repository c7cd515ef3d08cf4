using System.Globalization;
using TriageBot.Simulation.Model;
using TriageBot.Simulation.WebApi;

namespace TriageBot.Simulation.Delivery;

/// <summary>Trigger ids: each opens one modal, once, within three seconds of the gesture that it came with.</summary>
internal sealed class Triggers(TimeProvider time, Chance chance)
{
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(3);
    private readonly Dictionary<string, Trigger> _open = [];

    public string Issue(string appId, string userId)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{1000 + chance.Next(9000)}.{1000 + chance.Next(9000)}.{chance.Unique():N}");
        lock (_open)
            _open[id] = new(appId, userId, time.GetTimestamp());
        return id;
    }

    /// <summary>Uses it up.</summary>
    /// <returns>Whose gesture it was.</returns>
    /// <exception cref="SlackErrorException"><c>invalid_trigger_id</c>, <c>expired_trigger_id</c>, <c>exchanged_trigger_id</c>.</exception>
    public string Exchange(string id, string appId)
    {
        lock (_open)
        {
            if (!_open.TryGetValue(id, out var trigger) || trigger.AppId != appId)
                throw new SlackErrorException("invalid_trigger_id");
            if (trigger.Used)
                throw new SlackErrorException("exchanged_trigger_id");
            if (time.GetElapsedTime(trigger.IssuedAt) > s_life)
                throw new SlackErrorException("expired_trigger_id");
            _open[id] = trigger with { Used = true };
            return trigger.UserId;
        }
    }

    private sealed record Trigger(string AppId, string UserId, long IssuedAt, bool Used = false);
}
