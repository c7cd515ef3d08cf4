using TriageBot.Aws.Insights.Wire;
using TriageBot.Aws.Logs;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Insights;

/// <summary>The calls that a query of Logs Insights is made of.</summary>
internal sealed class QueryCalls(ScopedCaller aws)
{
    /// <summary>The query's id.</summary>
    public async Task<string> Start(
        AwsScope scope, IReadOnlyList<string> groups, string query, TimeWindow window, int limit, CancellationToken cancellationToken)
    {
        // A request takes names alone, or identifiers, which may be names too.
        var named = groups.Select(LogGroupName.Of).ToList();
        var byName = named.TrueForAll(g => g.Name is not null);
        List<string> identifiers = [.. named.Select(g => (g.Name ?? g.Identifier)!)];
        var request = new StartQueryRequest(
            byName ? identifiers : null,
            byName ? null : identifiers,
            window.From.ToUnixTimeSeconds(),
            window.To.AddTicks(TimeSpan.TicksPerSecond - 1).ToUnixTimeSeconds(),
            query,
            limit);
        var answer = await aws.Call(
            scope, Operation.StartQuery, request, InsightsJson.Default.StartQueryRequest, InsightsJson.Default.StartQueryResponse, cancellationToken);
        return answer.QueryId;
    }

    public Task<GetQueryResultsResponse> Results(AwsScope scope, string id, string? token, CancellationToken cancellationToken) => aws.Call(
        scope, Operation.GetQueryResults, new GetQueryResultsRequest(id, token),
        InsightsJson.Default.GetQueryResultsRequest, InsightsJson.Default.GetQueryResultsResponse, cancellationToken);

    public Task<StopQueryResponse> Stop(AwsScope scope, string id, CancellationToken cancellationToken) => aws.Call(
        scope, Operation.StopQuery, new StopQueryRequest(id),
        InsightsJson.Default.StopQueryRequest, InsightsJson.Default.StopQueryResponse, cancellationToken);
}
