using TriageBot.Triage.Gathering;
using TriageBot.Triage.Reporting;

namespace TriageBot.Triage.Questions.Answers;

/// <summary>Lines of a container, on one side of a time, each read back.</summary>
internal static class LogsAnswer
{
    private const int Usual = 10;
    private const int MostOnAPage = 20;

    public static async Task<Said> Of(LogsQuestion question, OpenIncident incident, Tools tools, CancellationToken cancellationToken)
    {
        var container = question.Container ?? incident.Container;
        if (container is null)
            return new Said($"{incident.Title}: which containers it has is not known, so no lines can be read", [], []);

        var at = question.At?.At(incident.Death, incident.Now);
        if (at is { } outside && incident.Gathered.Task is { CreatedAt: { } created } task && !incident.Logs.Life(task).Contains(outside))
            return new Said($"{incident.Title}: {Times.At(outside, incident.Death).Text} UTC is outside of its task's life, {Times.At(created, incident.Death).Text} to {Times.Clock(incident.Death)} UTC", [], []);

        var size = Math.Min(question.Count ?? Usual, MostOnAPage);
        var page = await Read(question with { Count = size }, container, at, incident, cancellationToken);
        var read = await tools.Verifier.ReadBack(page.Lines, cancellationToken);
        var shown = read.OfType<Verifying.VerifiedLine>().Select(v => Cited.Line(v, tools.Shown, incident.Death)).ToList();

        var name = Shown.Name(container);
        var side = at is { } time && question.At is not TheDeath ? $" {question.Side.ToString().ToLowerInvariant()} {Times.At(time, incident.Death).Text} UTC" : "";
        var headline = (page.Lines.Count, question.Page, side) switch
        {
            (0, _, _) => $"no line of {name}{side} could be read",
            (var n, > 1, _) => $"{Cited.Count(n, "line")} of {name}{side}, page {question.Page}",
            (var n, _, "") => $"the last {Cited.Count(n, "line")} of {name}",
            (var n, _, _) => $"{Cited.Count(n, "line")} of {name}{side}",
        };
        return new Said($"{incident.Title}: {headline}", [.. shown, .. Cited.Unverified(read)], [.. read.OfType<Verifying.VerifiedLine>().Select(v => v.Line.Id)], page.HasMore && IsAsked(question));
    }

    private static async Task<Page> Read(LogsQuestion question, string container, DateTimeOffset? at, OpenIncident incident, CancellationToken cancellationToken)
    {
        var size = question.Count!.Value;
        if (question.Side == Side.Around && at is { } middle && middle != incident.Death)
        {
            var before = (await incident.Logs.Lines(container, null, middle.AddMilliseconds(-1), (size + 1) / 2, true, cancellationToken)).Value?.Lines ?? [];
            var after = (await incident.Logs.Lines(container, middle, null, size / 2, false, cancellationToken)).Value?.Lines ?? [];
            return new Page([.. before.TakeLast((size + 1) / 2), .. after.Take(size / 2)], false);
        }

        var upTo = question.Page * size;
        if (question.Side == Side.After && at is { } from)
        {
            var lines = (await incident.Logs.Lines(container, from, null, upTo + 1, false, cancellationToken)).Value?.Lines ?? [];
            return new Page([.. lines.Skip(upTo - size).Take(size)], lines.Count > upTo);
        }

        // Before the death means up to the last line: what killed it may have been written a moment later than ECS noted.
        var until = at is { } time && question.At is not TheDeath ? time.AddMilliseconds(-1) : (DateTimeOffset?)null;
        var last = (await incident.Logs.Lines(container, null, until, upTo + 1, true, cancellationToken)).Value?.Lines ?? [];
        return new Page([.. last.SkipLast(upTo - size).TakeLast(size)], last.Count > upTo);
    }

    private static bool IsAsked(LogsQuestion question) => question.Count is null || question.Count > MostOnAPage * question.Page || question.Count <= MostOnAPage;

    private sealed record Page(IReadOnlyList<LogLine> Lines, bool HasMore);
}
