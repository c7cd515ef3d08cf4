namespace TriageBot.Models.Privacy;

/// <summary>What is hidden, as far as its stand-in's shape depends on it.</summary>
internal enum IdentifierKind
{
    Account,
    Address,
    LongAddress,
    Host,
    Person,
    TaskId,
    OldTaskId,

    /// <summary>The part of an AWS host that its owner chose or was given, such as a database's.</summary>
    Resource,

    Cluster,
    Service,
    Family,
    Role,
    LogGroup,
    Repository,
    Secret,
}

/// <summary>Where an identifier stands in a text.</summary>
internal readonly record struct IdentifierSpan(int Start, int End, IdentifierKind Kind);
