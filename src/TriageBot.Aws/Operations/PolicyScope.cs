namespace TriageBot.Aws.Operations;

/// <summary>
/// How far IAM can narrow the permission for an operation.
/// See https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </summary>
internal enum PolicyScope
{
    /// <summary>AWS supports no resources for it.</summary>
    Anything,

    /// <summary>The operation's own resource types, in one account.</summary>
    Resources,

    /// <summary>Only the condition key <c>ecs:cluster</c> narrows it (ListTasks names no task, so there is no ARN to compare).</summary>
    ClusterCondition,

    /// <summary>Log groups and their streams.</summary>
    LogGroups,

    /// <summary>Managed policies: the account's own, and AWS's, which belong to no account.</summary>
    ManagedPolicies,

    /// <summary>Only the roles that are configured for reading other accounts.</summary>
    AssumedRoles,

    /// <summary>Only the queues that alerts come by; no part of reading evidence.</summary>
    Queues,

    /// <summary>Allowed to every caller.</summary>
    NeedsNone,
}
