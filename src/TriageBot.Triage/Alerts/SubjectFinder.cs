using TriageBot.Triage.Alerts.Finding;

namespace TriageBot.Triage.Alerts;

/// <summary>
/// Finds what an alert is about in what it says. The text is hostile and yields names and ids only: each is checked for the shape of what it is
/// called, and whatever else stands there is passed over.
/// </summary>
public static class SubjectFinder
{
    /// <summary>Of an alert's text this many characters are read; the rest is passed over.</summary>
    public const int MostText = 262_144;

    /// <summary>
    /// Finds ARNs, console links, <c>cluster/task-id</c>, target groups, load balancers, log groups, and what stands behind labels such as
    /// <c>ecs_cluster_name</c> or <c>ServiceName</c>. Of several services the first counts, with its own cluster; tasks are kept all, to
    /// <see cref="AlertSubject.MostTasks"/>. A bare id is a task's only beside a word that says so: ids of traces look the same.
    /// </summary>
    /// <param name="texts">Everything that the alert says, in the order in which a reader sees it.</param>
    /// <param name="dimensions">Its dimensions or labels by name, as CloudWatch, Prometheus, Datadog or OpenTelemetry spell them.</param>
    public static AlertSubject Find(IEnumerable<string> texts, IReadOnlyDictionary<string, string>? dimensions = null)
    {
        var draft = new SubjectDraft();
        var read = Bounded(texts);
        var labels = new LabelSet { IsOfEcs = read.Any(LabelScan.SaysEcs) };
        foreach (var (name, value) in (dimensions ?? new Dictionary<string, string>()).Take(Most.Labels))
        {
            labels.Add(name, value);
            Read(value, draft, null);
        }

        labels.MoveTo(draft);
        foreach (var text in read)
            Read(text, draft, labels);
        labels.MoveTo(draft);
        return draft.Subject();
    }

    private static List<string> Bounded(IEnumerable<string> texts)
    {
        var (read, left) = (new List<string>(), MostText);
        foreach (var text in texts.TakeWhile(_ => left > 0))
        {
            read.Add(text.Length > left ? text[..left] : text);
            left -= text.Length + 1;
        }

        return read;
    }

    private static void Read(string text, SubjectDraft draft, LabelSet? labels)
    {
        var plain = Unescaping.Plain(text);
        ArnScan.Read(plain, draft);
        LinkScan.Read(text, draft);
        FormScan.Read(plain, draft);
        TaskWords.Read(plain, draft);
        if (labels is not null)
            LabelScan.Read(plain, labels);
    }
}
