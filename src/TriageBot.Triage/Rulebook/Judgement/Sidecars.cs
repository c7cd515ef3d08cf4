using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// Tells the containers that only serve another one: log routers, proxies, agents and collectors, by what the definition makes of them, by the
/// images that their makers publish, and by the names that the makers' guides give them (images are often copied to a registry of one's own).
/// </summary>
internal static class Sidecars
{
    private const int LastWords = 20;

    private static readonly TimeSpan s_sameFailure = TimeSpan.FromSeconds(5);

    private static readonly string[] s_images =
    [
        "aws-for-fluent-bit", "fluent-bit", "fluentd", "aws-otel-collector", "opentelemetry-collector", "otel/opentelemetry", "opentelemetry-collector-contrib",
        "aws-xray-daemon", "cloudwatch-agent", "datadog/agent", "datadog-agent", "appmesh-envoy", "aws-appmesh-envoy", "envoyproxy/envoy", "datadoghq/agent",
        "newrelic/nri-ecs", "newrelic-infra", "newrelic/infrastructure-bundle", "splunk-otel-collector", "grafana/agent", "grafana/alloy", "timberio/vector",
        "ecs-searchdomain-sidecar", "ecs-secrets-sidecar", "dynatrace/oneagent", "sumologic/sumologic-collector", "elastic/filebeat", "beats/filebeat", "grafana/promtail",
    ];

    private static readonly string[] s_names =
    [
        "log_router", "log-router", "logrouter", "firelens", "fluent-bit", "fluentbit", "fluent_bit", "fluentd", "envoy", "otel-collector", "otel_collector", "otelcollector", "otel-agent",
        "opentelemetry-collector", "aws-otel", "adot-collector", "adot_collector", "adotcollector", "xray-daemon", "xray_daemon", "xraydaemon", "x-ray-daemon", "datadog-agent", "datadog_agent",
        "datadogagent", "dd-agent", "cloudwatch-agent", "cloudwatch_agent", "cloudwatchagent", "cwagent", "sidecar", "newrelic-infra", "nri-ecs", "filebeat", "promtail", "service-connect",
        "resolvconf_initcontainer",
    ];

    private static readonly string[] s_wholeNames = ["xray", "x-ray", "otel", "adot", "aoc", "datadog", "newrelic", "fluent", "vector"];

    // Who has to mend a crash depends on whether the container is the application or serves it.
    private static readonly string[] s_ofApplication = ["segfault", "app_panic"];
    private static readonly string[] s_ofSidecar = ["sidecar_segfault", "sidecar_crashed"];


    // What only a sidecar prints needs no name to be known by.
    private static readonly string[] s_anybodys = ["sidecar_go_panic", "sidecar_go_fatal"];

    // SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE: nobody sends these from outside.
    private static readonly int[] s_crashes = [132, 133, 134, 135, 136];

    private static readonly string[] s_signs = ["SIGTERM", "signal\": \"terminated\"", "signal: terminated", "signal=terminated", "signal 15"];

    public static bool IsSidecar(this TaskDefinition? definition, string container) =>
        Array.Exists(s_names, n => container.Contains(n, StringComparison.OrdinalIgnoreCase))
        || Array.Exists(s_wholeNames, n => container.Equals(n, StringComparison.OrdinalIgnoreCase))
        || (definition?.Container(container) is { } own
            && (own.IsFireLensRouter || (own.Image is { } image && s_images.Any(i => Repository(image).EndsWith(i, StringComparison.OrdinalIgnoreCase)))));

    /// <summary>True where it may have ended only because it was told to, as the signal, its maker's habit or its own last words show.</summary>
    public static bool EndedByStop(this Dossier dossier, EcsContainer container) => container.ExitCode switch
    {
        137 or 143 => !container.WasOomKilled(),
        null or 0 or 139 => false,
        _ when s_crashes.Contains(container.ExitCode.Value) => false,
        // The CloudWatch agent answers SIGTERM with 2 in some versions.
        2 when IsCloudWatchAgent(dossier.Definition, container.Name) => true,
        _ => dossier.Definition.IsSidecar(container.Name)
            && dossier.Tail(container.Name)?.Lines.TakeLast(LastWords).Any(l => Array.Exists(s_signs, s => l.Message.Contains(s, StringComparison.Ordinal))) == true,
    };

    /// <summary>False for an application's cause read of a sidecar, and the other way round.</summary>
    public static bool FitsItsKind(Reading reading, Dossier dossier)
    {
        var isSidecar = reading.Container is { } name && dossier.Definition.IsSidecar(name);
        if (s_ofApplication.Contains(reading.Cause))
            return !isSidecar;
        return !s_ofSidecar.Contains(reading.Cause) || isSidecar
            || (reading.Cause == "sidecar_crashed" && reading.For.Any(c => c.Signature is { } signature && !s_anybodys.Contains(signature)));
    }

    /// <summary>What a sidecar's exit code alone hints at; null where the container is none, or the code says nothing more of a sidecar than of others.</summary>
    public static Reading? ByCode(Dossier dossier, string container, int code)
    {
        if (!dossier.Definition.IsSidecar(container) || dossier.Task is not { } task || task.Container(container)?.WasOomKilled() == true)
            return null;

        var serves = new Clue(RecordIds.ExitCode(container), EvidenceSource.Record, "it only serves other containers");
        if (s_crashes.Contains(code))
            return new Reading("sidecar_crashed", container, Strength.Weak, [new Clue(RecordIds.ExitCode(container), EvidenceSource.Record, $"exit code {code}: ended by signal {code - 128}, which it raised itself"), serves]);
        return code == 137 && !task.WasRequested()
            ? new Reading("sidecar_killed_137", container, Strength.Strong, [new Clue(RecordIds.ExitCode(container), EvidenceSource.Record, "exit code 137: ended by SIGKILL, and ECS names no OOM kill"), serves])
            : null;
    }

    /// <summary>True where the same container's own maker's words say that its configuration is refused: then it is no application's.</summary>
    public static bool SaysItBetter(Reading reading, IReadOnlyList<Reading> read) =>
        reading.Cause is "app_config_invalid" or "app_config_missing"
        && read.Any(o => o is { Cause: "sidecar_config_invalid", Strength: > Strength.Weak } && o.Container == reading.Container && o.Latest >= reading.Latest - s_sameFailure);

    private static bool IsCloudWatchAgent(TaskDefinition? definition, string container) =>
        Array.Exists(["cloudwatch-agent", "cloudwatch_agent", "cloudwatchagent", "cwagent", "cw-agent"], n => container.Contains(n, StringComparison.OrdinalIgnoreCase))
        || (definition?.Container(container)?.Image is { } image && Repository(image).EndsWith("cloudwatch-agent", StringComparison.OrdinalIgnoreCase));

    private static string Repository(string image)
    {
        var name = image.Split('@')[0];
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
