using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Plugins.Incidents;

/// <summary>Look-ups that are not made: what is asked lies beyond the incident, or cannot be asked like that.</summary>
internal static class Refusing
{
    /// <param name="because">For people.</param>
    public static Finding<T> Refused<T>(string id, string source, string query, string because)
        where T : class =>
        new(null, new Look(id, source, query, null, LookResult.Denied, $"refused, nothing was asked of AWS: {because}"), new Gap(query, because, null));
}
