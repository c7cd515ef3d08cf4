using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;

namespace TriageBot.EndToEnd.Slack;

/// <summary>People who ask in every way, each question where no other answer can be taken for its own; it knows what everybody is owed.</summary>
internal sealed class Crowd(ServedProcess bot, Random random)
{
    private static readonly string[] s_clicks = ["triagebot_logs", "triagebot_evidence", "triagebot_changes", "triagebot_again"];
    private static readonly string[] s_replies = ["logs 20", "help", "history", "search error", "memory"];

    private readonly List<Owed> _owed = [];
    private readonly HashSet<(string Ts, string Button)> _clicked = [];
    private readonly HashSet<string> _outside = [];

    /// <summary>Questions that were acknowledged.</summary>
    public int Accepted
    {
        get
        {
            lock (_owed)
                return _owed.Count(o => o.IsAccepted);
        }
    }

    public int Asked
    {
        get
        {
            lock (_owed)
                return _owed.Count;
        }
    }

    /// <summary>One question, in a way that chance decides.</summary>
    public Task Asks() => random.Next(10) switch
    {
        < 4 => Command(isMember: true),
        < 5 => Command(isMember: false),
        < 7 => Mention(),
        < 8 => TheSameAgain(),
        < 9 => Reply(),
        _ => Click(),
    };

    /// <summary>What is still missing, or there too often.</summary>
    public IReadOnlyList<string> Lacking()
    {
        var said = bot.Answers.ToLookup(m => (m.ChannelId, m.ThreadTs));
        var whispered = bot.Journal.Ephemerals.Where(e => e.Text.Contains("the answer is the same", StringComparison.Ordinal)).ToLookup(e => e.ChannelId);
        lock (_owed)
            return [.. _owed.GroupBy(o => o.Place).SelectMany(place => Wrong(place.Key, [.. place], said, whispered))];
    }

    private static IEnumerable<string> Wrong(Place place, List<Owed> owed, ILookup<(string, string?), Message> said, ILookup<string, Ephemeral> whispered)
    {
        var accepted = owed.Count(o => o.IsAccepted);
        var there = place.IsPrivate ? whispered[place.Channel].Count() : said[(place.Channel, place.ThreadTs)].Count();
        var most = place.MayRepeat ? 2 * owed.Count : owed.Count;
        if (there < accepted || there > most)
            yield return $"{place} has {there} answers to {accepted} accepted of {owed.Count} questions";
        if (!place.IsPrivate && place.IsReport && said[(place.Channel, place.ThreadTs)].Any(m => !HasButtons(m)))
            yield return $"{place} is not finished: {said[(place.Channel, place.ThreadTs)].First(m => !HasButtons(m)).Text}";
    }

    private async Task Command(bool isMember)
    {
        var channel = bot.NewChannel(isMember);
        if (!isMember)
            _outside.Add(channel.Id);
        var owed = Owes(new Place("command", channel.Id, null) { IsReport = true, MayRepeat = !isMember });
        owed.IsAccepted = (await bot.Ann.Runs(channel, "/ecs", $"why {AnyTarget()}")).Ok;
    }

    /// <summary>Slack itself delivers it again until it is accepted.</summary>
    private Task Mention()
    {
        var channel = bot.NewChannel();
        var asked = bot.Ann.Says(channel, $"<@{bot.Slack.App.BotUserId}> why {AnyTarget()}");
        Owes(new Place("mention", channel.Id, asked.Ts) { IsReport = true }).IsAccepted = true;
        return Task.CompletedTask;
    }

    /// <summary>In a channel of its own, the same twice: one report, and one who is shown the way to it.</summary>
    private async Task TheSameAgain()
    {
        var (channel, task) = (bot.NewChannel(), AnyTarget());
        var first = Owes(new Place("command", channel.Id, null) { IsReport = true });
        first.IsAccepted = (await bot.Ann.Runs(channel, "/ecs", $"why {task}")).Ok;
        if (!first.IsAccepted)
            return;

        var second = Owes(new Place("same", channel.Id, null) { IsPrivate = true, MayRepeat = true });
        second.IsAccepted = (await bot.Ann.Runs(channel, "/ecs", $"why {task}")).Ok;
    }

    private async Task Click()
    {
        if (AnyReport() is not { } report)
        {
            await Command(isMember: true);
            return;
        }

        // A report that ended at its deadline may have nothing to compare, and so one button less.
        // The same button twice within seconds is a finger that bounces, and answered once.
        var clicks = s_clicks.Where(c => report.Content.Blocks!.ToJsonString().Contains($"\"{c}\"", StringComparison.Ordinal) && !_clicked.Contains((report.Ts, c))).ToList();
        if (clicks.Count == 0)
        {
            await Command(isMember: true);
            return;
        }

        var click = clicks[random.Next(clicks.Count)];
        _clicked.Add((report.Ts, click));
        var owed = Owes(new Place("thread", report.ChannelId, report.Ts));
        owed.IsAccepted = (await bot.Ann.Clicks(report, click)).Ok;
    }

    /// <summary>A question in the thread of a report; Slack itself delivers it again until it is accepted.</summary>
    private Task Reply()
    {
        if (AnyReport() is not { } report)
            return Command(isMember: true);

        bot.Ann.Says(bot.ChannelOf(report), s_replies[random.Next(s_replies.Length)], report.Ts);
        Owes(new Place("thread", report.ChannelId, report.Ts)).IsAccepted = true;
        return Task.CompletedTask;
    }

    private Message? AnyReport()
    {
        var reports = bot.Answers.Where(m => m.ThreadTs is null && HasButtons(m) && !_outside.Contains(m.ChannelId)).ToList();
        return reports.Count == 0 ? null : reports[random.Next(reports.Count)];
    }

    private string AnyTarget() => ServedProcess.Tasks[random.Next(ServedProcess.Tasks.Count)];

    private Owed Owes(Place place)
    {
        var owed = new Owed(place);
        lock (_owed)
            _owed.Add(owed);
        return owed;
    }

    public static bool HasButtons(Message message) => message.Content.Blocks?.Any(b => (string?)b!["type"] == "actions") == true;

    /// <summary>Where answers of one kind stand.</summary>
    private sealed record Place(string Kind, string Channel, string? ThreadTs)
    {
        public bool IsReport { get; init; }

        public bool IsPrivate { get; init; }

        /// <summary>Answered by a response URL, which cannot be looked into.</summary>
        public bool MayRepeat { get; init; }
    }

    private sealed class Owed(Place place)
    {
        public Place Place { get; } = place;

        public bool IsAccepted { get; set; }
    }
}
