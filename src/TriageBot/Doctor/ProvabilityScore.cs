using System.Text.Json;
using TriageBot.Triage;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;

namespace TriageBot.Doctor;

/// <summary>Investigates the newest failures that ECS still remembers, and counts what could be proven.</summary>
internal sealed class ProvabilityScore(IEcs ecs, Investigator investigator, Rules rules)
{
    private const int MostFailures = 20;
    private const int MostTasks = 60;

    /// <exception cref="AwsReadException">No cluster's stopped tasks can be listed.</exception>
    public async Task<Provability> Of(AwsScope scope, IReadOnlyList<string> clusters, CancellationToken cancellationToken)
    {
        var stopped = new List<EcsTask>();
        foreach (var cluster in clusters)
        {
            var listed = await ecs.ListTasks(scope, new TaskQuery(cluster), cancellationToken);
            if (listed.Arns.Count > 0)
                stopped.AddRange((await ecs.DescribeTasks(scope, cluster, listed.Arns, cancellationToken)).Tasks);
        }

        var score = new Provability(0, 0, 0);
        foreach (var task in stopped.Where(t => t.IsStopped).OrderByDescending(t => t.StoppedAt).Take(MostTasks))
        {
            if (score.Failures == MostFailures)
                break;

            var answer = await Look(new TaskTarget(scope, task.Cluster, task.TaskId), cancellationToken);
            if (answer is not { Dossier.Task.IsStopped: true, Reading.Bucket: not Bucket.Benign })
                continue;

            var now = answer.Conclusion is not null;
            score = new Provability(score.Failures + 1, score.Now + (now ? 1 : 0), score.WithEvents + (now || WouldBe(answer, task) ? 1 : 0));
        }

        return score;
    }

    /// <summary>The first look is enough: what comes later is not missing for want of a log group.</summary>
    private async Task<Answer?> Look(Target target, CancellationToken cancellationToken)
    {
        await foreach (var answer in investigator.Investigate(new Ask(target, "doctor", "terminal"), cancellationToken))
            return answer;
        return null;
    }

    /// <summary>The event that would have been kept holds the record's own words: do they name a cause that nothing contradicts?</summary>
    private bool WouldBe(Answer answer, EcsTask task)
    {
        var line = new LogLine("would-be", EvidenceSource.EcsEvent, answer.Ask.Target.Scope, new LogStreamRef("-", "-"), task.StoppedAt ?? answer.Dossier.GatheredAt, Event(task));
        return answer.Hypotheses.Any(h => h.Bucket is not (Bucket.Unknown or Bucket.Benign) && h.Against.Count == 0
            && rules.Supports(h.Cause, line, h.Container) is { Strength: >= Strength.Strong });
    }

    /// <summary>See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html</summary>
    private static string Event(EcsTask task)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("id", "would-be");
            json.WriteString("detail-type", "ECS Task State Change");
            json.WriteString("source", "aws.ecs");
            json.WriteString("time", task.StoppedAt ?? default);
            json.WriteStartObject("detail");
            json.WriteString("taskArn", task.TaskArn);
            json.WriteString("clusterArn", task.ClusterArn);
            json.WriteString("lastStatus", "STOPPED");
            json.WriteString("desiredStatus", "STOPPED");
            json.WriteString("stopCode", task.StopCode);
            json.WriteString("stoppedReason", task.StoppedReason);
            json.WriteStartArray("containers");
            foreach (var container in task.Containers)
            {
                json.WriteStartObject();
                json.WriteString("name", container.Name);
                json.WriteString("lastStatus", "STOPPED");
                if (container.ExitCode is { } code)
                    json.WriteNumber("exitCode", code);
                if (container.Reason is { } reason)
                    json.WriteString("reason", reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
