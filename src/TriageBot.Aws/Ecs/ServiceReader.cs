using TriageBot.Aws.Ecs.Wire;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Ecs;

/// <summary>Services of a cluster.</summary>
internal sealed class ServiceReader(ScopedCaller aws)
{
    private const int ServicesPerCall = 10;
    private const int LongestPage = 100;

    public async Task<IReadOnlyList<EcsService>> Describe(AwsScope scope, string? cluster, IReadOnlyList<string> services, CancellationToken cancellationToken)
    {
        List<EcsService> found = [];
        foreach (var chunk in services.Chunk(ServicesPerCall))
        {
            var answer = await aws.Call(
                scope, Operation.DescribeServices, new DescribeServicesRequest(cluster, chunk, ["TAGS"]),
                EcsJson.Default.DescribeServicesRequest, EcsJson.Default.DescribeServicesResponse, cancellationToken);
            found.AddRange(answer.Services.Present().Select(s => s.ToDomain()));
        }

        return found;
    }

    /// <summary>Their ARNs, following pages until <paramref name="limit"/> are there.</summary>
    public async Task<IReadOnlyList<string>> List(AwsScope scope, string? cluster, int limit, CancellationToken cancellationToken)
    {
        List<string> arns = [];
        string? token = null;
        do
        {
            var page = await aws.Call(
                scope, Operation.ListServices, new ListServicesRequest(cluster, Math.Clamp(limit - arns.Count, 1, LongestPage), token),
                EcsJson.Default.ListServicesRequest, EcsJson.Default.ListServicesResponse, cancellationToken);
            arns.AddRange(page.ServiceArns.Present());
            token = page.NextToken;
        }
        while (token is not null && arns.Count < limit);

        return arns;
    }
}
