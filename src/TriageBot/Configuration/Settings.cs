using TriageBot.Models;
using TriageBot.Triage.Gathering;

namespace TriageBot.Configuration;

/// <summary>The configuration, validated.</summary>
/// <param name="RuleFiles">Full paths of the user's own rule files.</param>
/// <param name="Intake">Alerts from outside Slack.</param>
/// <param name="StorePath">The full path of the store's file.</param>
internal sealed record Settings(IReadOnlyList<AccountSettings> Accounts, string? DefaultCluster, EvidenceSettings Evidence, IReadOnlyList<string> RuleFiles, ChatSettings Chat, IntakeSettings Intake, string StorePath)
{
    /// <summary>Null where no model is configured: then nothing is sent to any.</summary>
    public ModelSettings? Model { get; init; }
}

/// <param name="Id">Twelve digits.</param>
/// <param name="RoleArn">The role that is assumed to read this account; null reads with the process's own credentials.</param>
/// <param name="Regions">Where the account may be read; empty means everywhere.</param>
internal sealed record AccountSettings(string Id, string? RoleArn, string? ExternalId, IReadOnlyList<string> Regions);
