using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>Tells the containers that only serve another one: log routers, proxies, agents and collectors, by what the definition makes of them and by the images that their makers publish.</summary>
internal static class Sidecars
{
    private static readonly string[] s_images =
    [
        "aws-for-fluent-bit", "fluent-bit", "fluentd", "aws-otel-collector", "opentelemetry-collector", "otel/opentelemetry",
        "aws-xray-daemon", "cloudwatch-agent", "datadog/agent", "datadog-agent", "appmesh-envoy", "aws-appmesh-envoy", "envoyproxy/envoy",
        "newrelic/nri-ecs", "newrelic-infra", "splunk-otel-collector", "grafana/agent", "grafana/alloy", "timberio/vector",
    ];

    /// <summary>A container that stands alone is nobody's sidecar, whatever it runs.</summary>
    public static bool IsSidecar(this TaskDefinition? definition, string container) =>
        definition is { Containers.Count: > 1 }
        && definition.Container(container) is { } own
        && (own.IsFireLensRouter || (own.Image is { } image && s_images.Any(i => Repository(image).EndsWith(i, StringComparison.OrdinalIgnoreCase))));

    private static string Repository(string image)
    {
        var name = image.Split('@')[0];
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
