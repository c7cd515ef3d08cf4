using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.LoadBalancing;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html</summary>
internal static class TargetGroups
{
    public static void Describe(Place place, Input input, Utf8JsonWriter json)
    {
        var (arns, names, balancer) = (input.Texts("TargetGroupArns") ?? [], input.Texts("Names") ?? [], input.Text("LoadBalancerArn"));
        var size = input.Number("PageSize") switch
        {
            null => 400,
            >= 1 and <= 400 and var asked => (int)asked,
            _ => throw new AwsRefusal("ValidationError", "PageSize must be between 1 and 400"),
        };
        var known = place.List("elbv2", "targetGroups", "elasticloadbalancing:DescribeTargetGroups", "*").DistinctBy(group => group.Text("TargetGroupArn")).ToList();
        if (!arns.All(arn => known.Exists(group => group.Text("TargetGroupArn") == arn)) || !names.All(name => known.Exists(group => group.Text("TargetGroupName") == name)))
            throw NotFound();
        var found = known
            .Where(group => arns.Count == 0 || arns.Contains(group.Text("TargetGroupArn")!))
            .Where(group => names.Count == 0 || names.Contains(group.Text("TargetGroupName") ?? ""))
            .Where(group => balancer is null || Balancers(group).Contains(balancer))
            .ToList();
        if (balancer is not null && found.Count == 0)
            throw new AwsRefusal("LoadBalancerNotFound", $"Load balancers '[{Cases.Said.Short(balancer)}]' not found");
        var (page, next) = Page(found, size, input.Text("Marker"), $"groups/{balancer}/{string.Join(',', arns)}/{string.Join(',', names)}");
        json.WriteStartArray("TargetGroups");
        foreach (var group in page)
            group.Value.WriteTo(json);
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("NextMarker", next);
    }

    public static AwsRefusal NotFound() => new("TargetGroupNotFound", "One or more target groups not found");

    private static IEnumerable<string?> Balancers(Recorded group) => group.Member("LoadBalancerArns") is { ValueKind: JsonValueKind.Array } arns
        ? arns.EnumerateArray().Where(arn => arn.ValueKind == JsonValueKind.String).Select(arn => arn.GetString())
        : [];

    private static (IReadOnlyList<Recorded> Items, string? Next) Page(IReadOnlyList<Recorded> all, int size, string? marker, string list)
    {
        try
        {
            return Paging.Cut(all, size, string.IsNullOrEmpty(marker) ? null : marker, list);
        }
        catch (AwsRefusal)
        {
            throw new AwsRefusal("ValidationError", "Invalid marker");
        }
    }
}
