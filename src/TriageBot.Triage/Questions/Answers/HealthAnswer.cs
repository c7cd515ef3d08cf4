using System.Globalization;
using TriageBot.Triage.Checks;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Questions.Answers;

/// <summary>What health checks said of the task, and what the load balancer's say now.</summary>
internal static class HealthAnswer
{
    public static async Task<Said> Of(OpenIncident incident, Tools tools, CancellationToken cancellationToken)
    {
        var own = Own(incident, tools).ToList();
        var asks = incident.Gathered.Service?.Service.LoadBalancers.Any(l => l.TargetGroupArn is not null) == true;
        IReadOnlyList<Check> all = asks ? (await tools.Desk.CheckTargets(incident.File, cancellationToken)).Checks : [];
        var unread = incident.File.Made.Where(l => l.Result is LookResult.Denied or LookResult.Failed).Select(l => l.Query).ToHashSet();
        var checks = all.Where(c => c.Status != CheckStatus.Unknown || !unread.Contains(c.Query)).ToList();
        var balancer = checks.OrderBy(c => c.Status != CheckStatus.Fail).Select(c => new OutlineLine("Checked", [new Words($"{tools.Shown.Text(c.Detail)} (as of "), Times.At(c.At, incident.Death), new Words($")  {c.Id}")])).ToList();
        var headline = (asks, checks.Count(c => c.Status == CheckStatus.Fail)) switch
        {
            (false, _) when own.Count == 0 => "it has no health check, and no load balancer sends to it",
            (false, _) => "its containers' own health checks; no load balancer sends to it",
            (_, 0) when checks.Count < all.Count => "what the load balancer says could not be read, or not all of it",
            (_, 0) => "the load balancer's side shows nothing wrong now",
            (_, var failed) => $"{Cited.Count(failed, "check")} of the load balancer's side fail{(failed == 1 ? "s" : "")} now",
        };
        return new Said($"{incident.Title}: {headline}", [.. own, .. balancer], [.. incident.Gathered.Task?.Containers.Select(c => RecordIds.HealthStatus(c.Name)) ?? [], .. checks.Select(c => c.Id)]);
    }

    private static IEnumerable<OutlineLine> Own(OpenIncident incident, Tools tools)
    {
        foreach (var container in incident.Gathered.Definition?.Containers ?? [])
        {
            var status = incident.Gathered.Task?.Containers.FirstOrDefault(c => c.Name == container.Name)?.HealthStatus;
            if (container.HealthCheck is not { } check && status is null or "UNKNOWN")
                continue;

            yield return Cited.Fact(Shown.Name(container.Name), $"{(status is null ? "no status is recorded" : $"{status} at the end")}", RecordIds.HealthStatus(container.Name));
            if (container.HealthCheck is { } own)
                yield return new OutlineLine("", [new Quoted(tools.Shown.Text(string.Join(' ', own.Command))), new Words(string.Create(CultureInfo.InvariantCulture, $" every {own.Interval ?? 30} s, {own.Retries ?? 3} tries of {own.Timeout ?? 5} s, start period {own.StartPeriod ?? 0} s  {RecordIds.HealthCheck(container.Name)}"))], Nested: true);
        }
    }
}
