namespace TriageBot.Triage.Targets;

/// <summary>Reads ARNs: what names a task, a service or a revision, directly or as part of a longer name.</summary>
internal static class ArnTargets
{
    public static ParsedTarget? Read(string word)
    {
        if (Arn.In(Unescaped(word)) is not { } text)
            return null;

        var (arn, error) = Arn.Read(text);
        if (arn is null)
            return error;

        var scope = new AwsScope(arn.Account, arn.Region);
        return arn.Service == "logs"
            ? LogStreams.OfArn(arn.Resource, scope, text)
            : OfResource(arn.Resource, scope, text);
    }

    /// <summary>What stands behind the account in an ECS ARN; the same form is read on its own, as <c>task/prod/3f2a…</c>.</summary>
    public static ParsedTarget OfResource(string resource, AwsScope scope, string text) => resource.Split('/') switch
    {
        ["task", var id] => Task(scope, null, id, text),
        ["task", var cluster, var id] => Task(scope, cluster, id, text),
        ["container", var cluster, var id, _] => Task(scope, cluster, id, text),
        ["service", var name] => Service(scope, null, name, text),
        ["service", var cluster, var name] => Service(scope, cluster, name, text),
        ["task-set", var cluster, var name, "ecs-svc", _] => Service(scope, cluster, name, text),
        ["service-deployment" or "service-revision", var cluster, var name, _] => Service(scope, cluster, name, text),
        ["task-definition", var revision] => Revision(scope, revision, text),
        ["cluster", var cluster] => ParsedTarget.Unreadable($"the cluster {Found.Quoted(cluster)}", $"a task or a service of it: {Name(cluster)}/<service>, {Name(cluster)}/<task-id>"),
        ["container-instance", ..] => ParsedTarget.Unreadable("a container instance", "the ARN or id of a task that ran on it"),
        ["container", _] => ParsedTarget.Unreadable("a container ARN of the old form, which does not tell its task", "the task's ARN or id"),
        ["daemon", ..] => ParsedTarget.Unreadable("a daemon", "the ARN or id of one of its tasks"),
        _ => ParsedTarget.Unreadable($"an ECS ARN of another kind: {Found.Quoted(text)}", Found.WhatWorks),
    };

    // Links of other tools carry ARNs escaped in their queries.
    private static string Unescaped(string word) => word.Contains("arn%3A", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(word) : word;

    private static ParsedTarget Task(AwsScope scope, string? cluster, string id, string text)
    {
        if (!Identifiers.IsTaskId(id))
            return BareTargets.BrokenId(id);

        return cluster is null || Identifiers.IsName(cluster)
            ? ParsedTarget.Of(new TaskTarget(scope, cluster, id))
            : BadName("cluster", cluster, text);
    }

    private static ParsedTarget Service(AwsScope scope, string? cluster, string name, string text)
    {
        if (cluster is not null && !Identifiers.IsName(cluster))
            return BadName("cluster", cluster, text);

        return Identifiers.IsName(name) ? ParsedTarget.Of(new ServiceTarget(scope, cluster, name)) : BadName("service", name, text);
    }

    private static ParsedTarget Revision(AwsScope scope, string revision, string text)
    {
        if (Identifiers.FamilyAndRevision(revision) is { } found)
            return ParsedTarget.Of(new RevisionTarget(scope, null, found.Family, found.Revision));

        return Identifiers.IsName(revision)
            ? ParsedTarget.Unreadable($"the task definition family {Found.Quoted(revision)} without a revision", $"a revision of it, such as {Name(revision)}:1")
            : BadName("task definition", revision, text);
    }

    private static ParsedTarget BadName(string kind, string name, string text) =>
        ParsedTarget.Unreadable($"{Found.Quoted(name)} as the {kind} in {Found.Quoted(text)}", "letters, digits, hyphens and underscores, at most 255 of them");

    // A name that is no name must not be repeated unquoted in advice.
    private static string Name(string name) => Identifiers.IsName(name) && name.Length <= 64 ? name : "<name>";
}
