using System.Text.RegularExpressions;
using TriageBot.Alerts.Formats;
using TriageBot.Alerts.Signatures;
using TriageBot.Alerts.Sns;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Http;

/// <summary>Which address takes which format, and by which proof.</summary>
internal static partial class Webhooks
{
    public static IReadOnlyList<IWebhook> Of(AlertWebhooks settings, TimeProvider time, ISnsWeb web, IAlertFormat? envelopes)
    {
        var topics = settings.SnsTopics.Select(Topic).ToHashSet(StringComparer.Ordinal);
        var pagerDuty = new Secrets(settings.PagerDutySecrets);
        var opsgenie = new Secrets(settings.OpsgenieSecrets);
        var grafana = new Secrets(settings.GrafanaSecrets);
        var alertmanager = new Secrets(settings.AlertmanagerSecrets);
        var generic = new Secrets(settings.GenericSecrets);
        return
        [
            new SecretWebhook(AlertSources.PagerDuty, pagerDuty, new FormatList([new PagerDutyFormat()]), new PagerDutySignature(pagerDuty)),
            new SnsWebhook(topics, new SnsCertificates(web, time), web, With(FormatList.InSns, envelopes), time),
            new SecretWebhook(AlertSources.Opsgenie, opsgenie, new FormatList([new OpsgenieFormat()]), new SharedSecret(opsgenie)),
            new SecretWebhook(
                AlertSources.Grafana, grafana, new FormatList([new AlertmanagerFormat(AlertSources.Grafana)]), new GrafanaSignature(grafana, time), new SharedSecret(grafana)),
            new SecretWebhook(
                AlertSources.Alertmanager, alertmanager, new FormatList([new AlertmanagerFormat(AlertSources.Alertmanager)]), new SharedSecret(alertmanager)),
            new SecretWebhook(
                AlertSources.Generic, generic, With(FormatList.InGeneric, envelopes),
                new HubSignature(generic), new TimestampedSignature(generic, time), new SharedSecret(generic)),
        ];
    }

    private static FormatList With(FormatList formats, IAlertFormat? envelopes) => envelopes is null ? formats : formats.After(envelopes);

    private static string Topic(string arn) => TopicArn().IsMatch(arn)
        ? arn
        : throw new ArgumentException($"\"{arn}\" is no ARN of an SNS topic; one reads arn:aws:sns:<region>:<account>:<name>.", nameof(arn));

    [GeneratedRegex(@"\Aarn:aws[a-z-]{0,8}:sns:[a-z0-9-]{5,32}:[0-9]{12}:[A-Za-z0-9_.-]{1,256}\z", RegexOptions.NonBacktracking)]
    private static partial Regex TopicArn();
}
