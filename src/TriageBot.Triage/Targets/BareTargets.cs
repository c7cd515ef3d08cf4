namespace TriageBot.Triage.Targets;

/// <summary>Reads what people type or copy without an ARN: ids, <c>cluster/id</c>, stream names, <c>cluster/service</c>, <c>family:revision</c>, a service's name.</summary>
internal static class BareTargets
{
    /// <summary>A form with a task id in it, which no ordinary word looks like; null where there is none.</summary>
    public static ParsedTarget? ReadId(string word, TargetDefaults defaults)
    {
        if (word.Split('/') is ["task" or "container" or "service" or "task-definition", _, ..])
            return InScope(word, defaults, scope => ArnTargets.OfResource(word, scope, word));
        if (word.Contains(':'))
            return null;
        if (Identifiers.IsTaskId(word))
            return InScope(word, defaults, scope => ParsedTarget.Of(new TaskTarget(scope, null, word)));
        if (LogStreams.TaskOf(word) is not null)
            return InScope(word, defaults, scope => LogStreams.Read(word, scope));
        if (word.Split('/') is [var cluster, var id] && Identifiers.IsName(cluster) && Identifiers.IsTaskId(id))
            return InScope(word, defaults, scope => ParsedTarget.Of(new TaskTarget(scope, cluster, id)));

        var last = word[(word.LastIndexOf('/') + 1)..];
        return Identifiers.IsBrokenTaskId(last) ? BrokenId(last) : null;
    }

    /// <summary><c>cluster/service</c> and <c>family:revision</c>; null for other words.</summary>
    public static ParsedTarget? ReadPair(string word, TargetDefaults defaults)
    {
        if (Identifiers.FamilyAndRevision(word) is var (family, revision))
            return InScope(word, defaults, scope => ParsedTarget.Of(new RevisionTarget(scope, null, family, revision)));

        return word.Split('/') is [var cluster, var service] && Identifiers.IsName(cluster) && Identifiers.IsName(service)
            ? InScope(word, defaults, scope => ParsedTarget.Of(new ServiceTarget(scope, cluster, service)))
            : null;
    }

    /// <summary>A single word that can only be a service's name, and only where a default cluster says which service that is.</summary>
    public static ParsedTarget ReadName(string word, TargetDefaults defaults)
    {
        if (word.Contains('…') || word.Contains("..", StringComparison.Ordinal))
            return ParsedTarget.Unreadable($"{Found.Quoted(word)}, which is shortened", "the whole id or name");
        if (Identifiers.IsBrokenTaskId(word, atLeast: 8))
            return BrokenId(word);
        if (!Identifiers.IsName(word) || !word.Any(char.IsAsciiLetter))
            return ParsedTarget.Unreadable($"{Found.Quoted(word)}, which is no target", Found.WhatWorks);
        if (defaults.Cluster is null)
            return ParsedTarget.Unreadable($"the name {Found.Quoted(word)} without a cluster", $"cluster/service, or a default cluster (Aws:DefaultCluster); else {Found.WhatWorks}");

        return InScope(word, defaults, scope => ParsedTarget.Of(new ServiceTarget(scope, defaults.Cluster, word)));
    }

    public static ParsedTarget BrokenId(string id)
    {
        var lower = id.ToLowerInvariant();
        if (Identifiers.IsTaskId(lower))
            return ParsedTarget.Unreadable($"{Found.Quoted(id)} in capitals; ECS task ids are lower-case", lower);

        return ParsedTarget.Unreadable(
            $"{Found.Quoted(id)} as a task id, {id.Length} characters long",
            "32 hexadecimal digits, or a UUID for tasks of the old form");
    }

    private static ParsedTarget InScope(string word, TargetDefaults defaults, Func<AwsScope, ParsedTarget> read)
    {
        var (scope, error) = Scopes.Of(null, null, defaults, word);
        return scope is null ? error! : read(scope);
    }
}
