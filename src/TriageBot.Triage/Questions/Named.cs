namespace TriageBot.Triage.Questions;

/// <summary>A name of something of AWS in a question.</summary>
/// <param name="Name">As the person wrote it.</param>
public sealed record Named(NamedKind Kind, string Name);

public enum NamedKind
{
    Arn,
    Account,
    Region,
    Cluster,
    Service,
    Task,
    Role,
    LogGroup,

    /// <summary>A family of task definitions.</summary>
    Family,
}
