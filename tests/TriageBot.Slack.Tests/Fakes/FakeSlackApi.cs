using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Tests.Fakes;

/// <summary>A Slack that says what a test tells it to, and keeps what it was sent.</summary>
internal sealed class FakeSlackApi : ISlackApi, IResponder
{
    private int _next = 1;

    public List<(string Channel, SlackMessage Message)> Posted { get; } = [];

    public List<(string Ts, SlackMessage Message)> Updates { get; } = [];

    public List<(string User, SlackMessage Message)> Whispers { get; } = [];

    public List<(Uri Url, SlackMessage Message)> Responses { get; } = [];

    public int Searches { get; private set; }

    public int Asked { get; private set; }

    /// <summary>Thrown by the next calls that change something, each once.</summary>
    public Queue<SlackApiException> Failures { get; } = new();

    /// <summary>What a search finds.</summary>
    public string? Found { get; set; }

    public SlackChannel Room { get; set; } = new("C1", "inc-042", true, false, false);

    public Exception? RoomFails { get; set; }

    public SlackUser Somebody { get; set; } = new("U1", "T1", false, false, false, false);

    public IReadOnlyList<string> Group { get; set; } = [];

    /// <summary>Called at each edit.</summary>
    public Action Edited { get; set; } = () => { };

    public Task<SlackIdentity> AuthTest(CancellationToken cancellationToken) => Task.FromResult(new SlackIdentity("T1", "acme", "UBOT", "BBOT", null));

    public Task<IReadOnlyList<SlackChannel>> OwnChannels(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SlackChannel>>([Room]);

    public Task<string> PostMessage(string channel, SlackMessage message, CancellationToken cancellationToken)
    {
        if (Failures.TryDequeue(out var failure))
            return Task.FromException<string>(failure);
        Posted.Add((channel, message));
        return Task.FromResult($"{_next++}.0");
    }

    public Task UpdateMessage(string channel, string ts, SlackMessage message, CancellationToken cancellationToken)
    {
        Edited();
        if (Failures.TryDequeue(out var failure))
            return Task.FromException(failure);
        Updates.Add((ts, message));
        return Task.CompletedTask;
    }

    public Task PostEphemeral(string channel, string user, SlackMessage message, CancellationToken cancellationToken)
    {
        if (Failures.TryDequeue(out var failure))
            return Task.FromException(failure);
        Whispers.Add((user, message));
        return Task.CompletedTask;
    }

    public Task<SlackChannel> ChannelInfo(string channel, CancellationToken cancellationToken)
    {
        Asked++;
        return RoomFails is { } error ? Task.FromException<SlackChannel>(error) : Task.FromResult(Room);
    }

    public Task<string?> FindPosted(string channel, string? threadTs, string outboxId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        Searches++;
        return Task.FromResult(Found);
    }

    public Task<SlackUser> UserInfo(string user, CancellationToken cancellationToken) => Task.FromResult(Somebody);

    public Task<IReadOnlyList<string>> UserGroupMembers(string userGroup, CancellationToken cancellationToken) => Task.FromResult(Group);

    public Task<string> Permalink(string channel, string ts, CancellationToken cancellationToken) => Task.FromResult("https://acme.slack.com/x");

    public Task OpenView(string triggerId, SlackView view, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task Respond(Uri responseUrl, SlackMessage message, bool inChannel, bool replaceOriginal, CancellationToken cancellationToken)
    {
        if (Failures.TryDequeue(out var failure))
            return Task.FromException(failure);
        Responses.Add((responseUrl, message));
        return Task.CompletedTask;
    }

    public static SlackApiException Refuses(string code, bool isTransient = false, bool mayHaveHappened = false) =>
        new("chat.postMessage", code, $"chat.postMessage failed ({code})", isTransient) { MayHaveHappened = mayHaveHappened };
}
