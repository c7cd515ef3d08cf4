using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TriageBot.Aws;
using TriageBot.Configuration;
using TriageBot.Slack.WebApi;
using TriageBot.Triage.Ports;

namespace TriageBot.Doctor;

/// <summary>Whether alerts come in, and where they go.</summary>
internal sealed class AlertChecks(Settings settings, AwsClients aws)
{
    private const string Area = "alerts";

    public async Task<IReadOnlyList<Check>> Look(CancellationToken cancellationToken)
    {
        var checks = new List<Check>();
        if (settings.Intake.Queue is not null)
            checks.Add(await Queue(cancellationToken));
        if (settings.Intake.IsConfigured && settings.Chat.BotToken is { } token)
            checks.AddRange(await Channels(token, cancellationToken));
        return checks;
    }

    private async Task<Check> Queue(CancellationToken cancellationToken)
    {
        var queue = settings.Intake.Queue!;
        try
        {
            var attributes = await aws.Sqs.GetQueueAttributes(queue, cancellationToken);
            var waiting = $"about {(attributes.Waiting ?? 0).ToString(CultureInfo.InvariantCulture)} messages wait";
            return attributes.DeadLetterQueue is null
                ? new Check(Area, queue.Arn, CheckStatus.Pass, $"{waiting}; it has no dead-letter queue, so what nobody can read is kept by the bot and deleted", How: "tried")
                : new Check(Area, queue.Arn, CheckStatus.Pass, waiting, How: "tried");
        }
        catch (AwsReadException error)
        {
            return new Check(
                Area, queue.Arn, error.Failure.Kind is FailureKind.Denied or FailureKind.NotFound ? CheckStatus.Fail : CheckStatus.Unknown,
                $"{error.Failure.Code}: {error.Failure.Message}", $"correct Alerts:Queue, or grant what `triagebot policy --queue {queue.Arn}` prints", "tried");
        }
    }

    /// <summary>By name or id, each place where an alert may go.</summary>
    private async Task<IReadOnlyList<Check>> Channels(string token, CancellationToken cancellationToken)
    {
        var alerts = settings.Chat.Slack.Alerts;
        using var http = SlackHttp.CreateClient();
        var api = new SlackApi(http, new SlackApiOptions { ApiUrl = settings.Chat.ApiUrl, BotToken = token }, TimeProvider.System, NullLogger<SlackApi>.Instance);
        try
        {
            var own = await api.OwnChannels(cancellationToken);
            return
            [
                .. alerts.Routes.Select(r => r.Channel).Append(alerts.Channel).OfType<string>().Distinct(StringComparer.Ordinal).Select(named =>
                    own.Any(c => c.Id == named || c.Name == named.TrimStart('#'))
                        ? new Check(Area, $"channel {named}", CheckStatus.Pass, "the bot is a member: alerts can go there", How: "tried")
                        : new Check(Area, $"channel {named}", CheckStatus.Fail, "the bot is not in it: alerts that are routed there are not answered", "/invite the bot there, or correct Alerts:Channel and Alerts:Routes", "tried")),
            ];
        }
        catch (SlackApiException error)
        {
            return [new Check(Area, "channels", CheckStatus.Unknown, error.Message, How: "tried")];
        }
    }
}
