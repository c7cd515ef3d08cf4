namespace TriageBot.Store;

/// <summary>What was said and done about an incident after its answer. It is kept as long as the incident.</summary>
/// <exception cref="StoreException">From every method.</exception>
public interface IConversations
{
    /// <summary>Adds to the incident's log, in this order; what stands there is never changed. Nothing is added of an incident that is not kept any more.</summary>
    Task Append(IReadOnlyList<IncidentEvent> events, CancellationToken cancellationToken);

    /// <summary>The log of an incident, the oldest first.</summary>
    Task<IReadOnlyList<IncidentEvent>> LogOf(string incidentId, CancellationToken cancellationToken);

    /// <summary>Keeps how an answer goes on; a second time with the same id it is the same.</summary>
    Task Keep(Continuation continuation, CancellationToken cancellationToken);

    Task<Continuation?> Continuation(string id, CancellationToken cancellationToken);

    /// <summary>Keeps the finished reply to a request until it is delivered, and after; a second time for the same request it is the first.</summary>
    Task Keep(KeptReply reply, CancellationToken cancellationToken);

    /// <summary>Null where none is kept.</summary>
    /// <param name="request">The accepted request.</param>
    Task<KeptReply?> KeptReply(string request, CancellationToken cancellationToken);
}

/// <summary>One entry of an incident's log: the audit record.</summary>
/// <param name="What">One of <see cref="IncidentEvents"/>.</param>
/// <param name="User">Who; empty where nobody asked.</param>
/// <param name="Channel">Where.</param>
/// <param name="Request">The accepted request that it belongs to.</param>
/// <param name="Detail">What: the question as it was understood, the look-up, the button.</param>
/// <param name="Result">What came of it, such as <c>found</c> or <c>denied</c>; null where that is no question.</param>
/// <param name="Size">How much came of it, in lines or rows.</param>
public sealed record IncidentEvent(
    string IncidentId, DateTimeOffset At, string What, string User, string Channel, string Request, string Detail, string? Result, int? Size)
{
    /// <summary>A second entry with the same key is the same and is not added; null adds always.</summary>
    public string? OnceKey { get; init; }
}

/// <summary>What an entry of an incident's log is about.</summary>
public static class IncidentEvents
{
    public const string Asked = "asked";

    /// <summary>A look-up: a call that read something.</summary>
    public const string Looked = "looked";

    public const string Answered = "answered";
    public const string Refused = "refused";
    public const string Clicked = "clicked";
    public const string Resolved = "resolved";
}

/// <summary>How an answer goes on.</summary>
/// <param name="Id">Unique and opaque: it stands in a button.</param>
/// <param name="Question">What is to be answered when somebody asks for more; redacted.</param>
public sealed record Continuation(string Id, string IncidentId, string Question, DateTimeOffset At);

/// <summary>A reply that is not to be made twice: making it has cost something.</summary>
/// <param name="Message">As it is posted; redacted.</param>
public sealed record KeptReply(string Request, string IncidentId, string Message, DateTimeOffset At);
