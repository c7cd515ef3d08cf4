using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.CloudWatch;

/// <summary>A metric of a case: what was published until now. Its name, namespace and exact dimensions tell it apart.</summary>
internal sealed record Metric(string Namespace, string Name, IReadOnlyList<Dimension> Dimensions, string? Unit, IReadOnlyList<Sample> Samples)
{
    public static IReadOnlyList<Metric> All(Place place, string action) =>
        [.. place.List("cloudwatch", "metrics", action, "*").Select(Read)];

    public bool Is(string ns, string name, IReadOnlyList<Dimension> dimensions) =>
        Namespace == ns && Name == name && Dimensions.Count == dimensions.Count && dimensions.All(Dimensions.Contains);

    private static Metric Read(Recorded metric) => new(
        metric.Text("Namespace")!,
        metric.Text("MetricName")!,
        metric.Member("Dimensions") is { ValueKind: JsonValueKind.Array } dimensions ? [.. dimensions.EnumerateArray().Select(Dimension.Read)] : [],
        metric.Text("Unit"),
        metric.Member("points") is { ValueKind: JsonValueKind.Array } points
            ? [.. points.EnumerateArray().Select(Sample.Read).Where(sample => sample.Time <= metric.Now).OrderBy(sample => sample.Time)]
            : []);
}

internal sealed record Dimension(string Name, string Value)
{
    public static Dimension Read(JsonElement dimension) => new(dimension.GetProperty(nameof(Name)).GetString()!, dimension.GetProperty(nameof(Value)).GetString()!);

    public static IReadOnlyList<Dimension> ReadAll(Input owner) =>
        [.. (owner.Structures("Dimensions") ?? []).Select(dimension => new Dimension(dimension.Required("Name"), dimension.Required("Value")))];
}

internal sealed record Sample(DateTimeOffset Time, double Value)
{
    /// <summary>A pair: the time in epoch seconds or as ISO 8601, and the value.</summary>
    public static Sample Read(JsonElement point) => new(TimeOf(point[0])!.Value, point[1].GetDouble());

    public static DateTimeOffset? TimeOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? WireTimes.TryRead(value.GetString()) : WireTimes.FromSeconds(value);
}
