using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TriageBot.Tests.Architecture;

/// <summary>Our assemblies as they were compiled.</summary>
internal static class Compiled
{
    public static readonly Assembly Triage = typeof(TriageBot.Triage.Investigator).Assembly;
    public static readonly Assembly Aws = typeof(TriageBot.Aws.AwsClients).Assembly;
    public static readonly Assembly Replay = typeof(TriageBot.Replay.Worlds.World).Assembly;

    public static readonly Assembly Alerts = typeof(TriageBot.Alerts.AlertEndpoints).Assembly;
    public static readonly Assembly Models = typeof(TriageBot.Models.ModelSettings).Assembly;
    public static readonly Assembly Slack = typeof(TriageBot.Slack.SlackBot).Assembly;
    public static readonly Assembly Store = typeof(TriageBot.Store.StoreFile).Assembly;

    public static IEnumerable<Assembly> All => [Triage, Aws, Replay, Alerts, Models, Slack, Store];

    public static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(r => r.Name!);

    /// <summary>The full name of every type of another assembly that the code touches.</summary>
    public static IReadOnlyList<string> TypesUsed(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences
            .Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")];
    }
}
