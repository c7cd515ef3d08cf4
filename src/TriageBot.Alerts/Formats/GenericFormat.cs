using System.Text.Json;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Formats;

/// <summary>
/// JSON of anybody's. Read by name, all optional: <c>id</c> (the same when it is sent again), <c>title</c>, <c>text</c>, <c>status</c> (<c>firing</c>,
/// <c>resolved</c>, <c>acknowledged</c> and what monitors call these), <c>url</c> (https), <c>time</c> (ISO 8601), <c>group</c> (the same in the alert that fires
/// and in the one that says it is over), <c>cluster</c>, <c>service</c>, <c>task</c> (an ARN, <c>cluster/id</c> or an id), <c>family</c>, <c>account</c>,
/// <c>region</c>, <c>labels</c> (an object of texts). Every other text in it is searched for names and ids too. What has neither a title nor a text, and names
/// nothing of ECS, is of a format that nobody knows.
/// </summary>
internal sealed class GenericFormat(string source) : IAlertFormat
{
    // Who writes our own names means ECS's.
    private static readonly (string Name, string Label)[] s_names =
        [("cluster", "ecs_cluster"), ("service", "ecs_service"), ("task", "task_arn"), ("family", "task_family"), ("account", "account_id"), ("region", "region")];

    public IReadOnlyList<Alert>? Read(JsonElement body, string delivery)
    {
        if (body.ValueKind is not JsonValueKind.Object)
            return null;

        var title = body.Text("title") ?? body.Text("subject") ?? body.Text("message") ?? body.Text("name") ?? body.Text("text");
        var text = body.Text("text") ?? body.Text("description") ?? "";
        var subject = SubjectOf(body);
        if (title is null && !subject.LeadsToEcs)
            return null;

        return
        [
            new Alert
            {
                Source = source,
                Id = body.Text("id") is { } id ? Wording.Id(id) : Wording.Id(delivery),
                Title = Wording.Title(title, "an alert without a title"),
                State = AlertStates.OfWord(body.Text("status") ?? body.Text("state")) ?? AlertStates.OfMessage(title ?? "", text),
                Group = body.Text("group") is { } group ? Wording.Id(group) : null,
                At = body.Time("time") ?? body.Time("timestamp"),
                Url = Wording.Url(body.Text("url") ?? body.Text("link")),
                Subject = subject,
            },
        ];
    }

    private static AlertSubject SubjectOf(JsonElement body)
    {
        var labels = body.Texts("labels");
        foreach (var (name, label) in s_names)
        {
            if (body.Text(name) is { } value)
                labels[label] = value;
        }

        return SubjectFinder.Find(Leaves.Of(body), labels);
    }
}
