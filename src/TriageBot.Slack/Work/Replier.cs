using TriageBot.Slack.Blocks;
using TriageBot.Slack.Messages;
using TriageBot.Slack.Posting;
using TriageBot.Slack.Requests;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Work;

/// <summary>Answers a request by whichever way is open: in the channel, or by the URL that came with it.</summary>
internal sealed class Replier(Poster poster, ISlackApi api)
{
    /// <summary>Only the person who asked sees it.</summary>
    public Task Privately(string request, SlackRequest asked, string text, CancellationToken cancellationToken) => Privately(request, asked, Plain(text), cancellationToken);

    /// <summary>The same with more than plain words.</summary>
    public async Task Privately(string request, SlackRequest asked, SlackMessage message, CancellationToken cancellationToken)
    {
        if (Url(asked) is { } url)
            await poster.RespondOnce(request, "private", asked.Channel, url, message, inChannel: false, cancellationToken);
        else
            await poster.WhisperOnce(request, "private", asked.Channel, asked.Asker.User, message with { ThreadTs = asked.ThreadTs }, cancellationToken);
    }

    /// <summary>Everybody in the channel sees it; false where no way was left.</summary>
    public async Task<bool> ByUrl(string request, SlackRequest asked, SlackMessage message, CancellationToken cancellationToken) =>
        Url(asked) is { } url && await poster.RespondOnce(request, "report", asked.Channel, url, message, inChannel: true, cancellationToken);

    /// <summary>There will be no answer: said where the answer was promised, else to the person, else in the channel.</summary>
    /// <param name="looking">The message that promised it; null where there is none.</param>
    public async Task GiveUp(string request, SlackRequest asked, string text, string? looking, CancellationToken cancellationToken)
    {
        var message = Plain($"⚪ {text}");
        if (looking is not null && await Became(asked.Channel, looking, message, cancellationToken))
            return;
        if (Url(asked) is { } url && await poster.RespondOnce(request, "gave-up", asked.Channel, url, message, inChannel: false, cancellationToken))
            return;

        await poster.PostOnce(request, "gave-up", asked.Channel, asked.ThreadTs, message, cancellationToken);
    }

    private async Task<bool> Became(string channel, string ts, SlackMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await api.UpdateMessage(channel, ts, message, cancellationToken);
            return true;
        }
        catch (SlackApiException)
        {
            // The other ways are tried next; what stands against the last of them is logged.
            return false;
        }
    }

    public static bool HasUrl(SlackRequest asked) => Url(asked) is not null;

    public static SlackMessage Plain(string text) =>
        new(SlackText.Fit(text, MessageLimits.Fallback), [new RichTextBlock([new RichTextSection([new TextLeaf(Triage.Redaction.Bounded.Middle(text, MessageLimits.Fallback))])])]);

    private static Uri? Url(SlackRequest asked) => Uri.TryCreate(asked.ResponseUrl, UriKind.Absolute, out var url) ? url : null;
}
