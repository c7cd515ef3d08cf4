using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Questions.Answers;

/// <summary>Lines of the task's containers with a person's words, the newest last, each read back.</summary>
internal static class SearchAnswer
{
    private const int OnAPage = 10;

    public static async Task<Said> Of(SearchQuestion question, OpenIncident incident, Tools tools, CancellationToken cancellationToken)
    {
        var found = await incident.Logs.Search(question.Words, null, cancellationToken);
        var all = found.SelectMany(f => f.Value ?? []).OrderBy(l => l.Timestamp).ToList();
        var page = all.SkipLast((question.Page - 1) * OnAPage).TakeLast(OnAPage).ToList();
        var read = await tools.Verifier.ReadBack(page, cancellationToken);

        var words = tools.Shown.Text($"\"{question.Words}\"");
        var headline = (all.Count, page.Count) switch
        {
            (0, _) => $"no line with {words} was found",
            var (a, p) when a == p => $"{Cited.Count(a, "line")} with {words}",
            var (a, p) => $"{p} of {a} lines with {words}, the last ones first by page",
        };
        return new Said($"{incident.Title}: {headline}", [.. read.OfType<VerifiedLine>().Select(v => Cited.Line(v, tools.Shown, incident.Death)), .. Cited.Unverified(read)], [.. read.OfType<VerifiedLine>().Select(v => v.Line.Id)], all.Count > question.Page * OnAPage);
    }
}
