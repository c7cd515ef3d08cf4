namespace TriageBot.Alerts;

/// <summary>
/// Which senders may post alerts. Each is off, and answers 404, until it has a secret (SNS: a topic). Of several secrets each is accepted: while one is being
/// replaced, the old one and the new one.
/// </summary>
public sealed record AlertWebhooks
{
    /// <summary>PagerDuty shows a subscription's secret once, when the subscription is made.</summary>
    public IReadOnlyList<string> PagerDutySecrets { get; init; } = [];

    /// <summary>ARNs of the topics that may deliver, each exactly as AWS prints it.</summary>
    public IReadOnlyList<string> SnsTopics { get; init; } = [];

    /// <summary>Sent in <c>Authorization</c> (<c>Bearer</c>, or <c>Basic</c> with any name) or <c>X-Alert-Secret</c>: Opsgenie signs nothing.</summary>
    public IReadOnlyList<string> OpsgenieSecrets { get; init; } = [];

    /// <summary>Sent as Opsgenie's, or the key of Grafana's HMAC signature.</summary>
    public IReadOnlyList<string> GrafanaSecrets { get; init; } = [];

    /// <summary>Sent as Opsgenie's: Alertmanager signs nothing.</summary>
    public IReadOnlyList<string> AlertmanagerSecrets { get; init; } = [];

    /// <summary>For everybody else: the key of an HMAC signature (see <see cref="AlertEndpoints"/>), or sent as Opsgenie's where a sender cannot sign.</summary>
    public IReadOnlyList<string> GenericSecrets { get; init; } = [];
}
