using Microsoft.Extensions.Configuration;
using TriageBot.Alerts;
using TriageBot.Triage.Alerts;
using TriageBot.Verbs;

namespace TriageBot.Configuration;

/// <summary>Reads the ways by which alerts come in from outside Slack.</summary>
internal static class IntakeSection
{
    /// <exception cref="InputException">A secret's file cannot be read, or alerts would have nowhere to go.</exception>
    public static IntakeSettings Read(IConfiguration configuration, string folder, bool hasWay)
    {
        var settings = new IntakeSettings(
            new AlertWebhooks
            {
                PagerDutySecrets = Secrets("PagerDutySecret"),
                SnsTopics = Lists.Items(configuration, "Alerts:SnsTopics"),
                OpsgenieSecrets = Secrets("OpsgenieSecret"),
                GrafanaSecrets = Secrets("GrafanaSecret"),
                AlertmanagerSecrets = Secrets("AlertmanagerSecret"),
                GenericSecrets = Secrets("GenericSecret"),
            },
            configuration["Alerts:Queue"] is { } queue ? QueueAddress.Parse(queue, null) : null);
        return hasWay || !settings.IsConfigured
            ? settings
            : throw new InputException("alerts come in by webhook or queue and have nowhere to go: set Alerts:Channel to a channel's name or id, or Alerts:Routes");

        IReadOnlyList<string> Secrets(string key) => Configuration.Secrets.ReadAll(configuration, $"Alerts:{key}", folder);
    }
}

/// <summary>By which ways alerts come in from outside Slack. Its secrets are never printed.</summary>
/// <param name="Queue">Null where none is read.</param>
internal sealed record IntakeSettings(AlertWebhooks Webhooks, QueueAddress? Queue)
{
    public bool HasWebhooks => new[] { Webhooks.PagerDutySecrets, Webhooks.SnsTopics, Webhooks.OpsgenieSecrets, Webhooks.GrafanaSecrets, Webhooks.AlertmanagerSecrets, Webhooks.GenericSecrets }.Any(s => s.Count > 0);

    public bool IsConfigured => HasWebhooks || Queue is not null;

    public override string ToString() => $"IntakeSettings {{ Queue = {Queue?.Arn} }}";
}
