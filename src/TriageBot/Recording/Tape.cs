namespace TriageBot.Recording;

/// <summary>What was asked of AWS and answered, in the order of the answers. Thread-safe.</summary>
internal sealed class Tape
{
    private readonly Dictionary<Question, Exchange> _unread = [];
    private readonly List<Exchange> _read = [];
    private readonly Lock _gate = new();

    /// <summary>Answers that said something: what there is, or that it does not exist.</summary>
    public IReadOnlyList<Exchange> Read
    {
        get
        {
            lock (_gate)
                return [.. _read];
        }
    }

    /// <summary>Questions that only ever failed.</summary>
    public IReadOnlyList<Exchange> Unread
    {
        get
        {
            lock (_gate)
                return [.. _unread.Values.Where(e => !_read.Exists(r => r.Question == e.Question))];
        }
    }

    public void Asked(Question question) => Keep(new Exchange(question, "", "", []));

    public void Keep(Exchange exchange)
    {
        lock (_gate)
        {
            if (exchange.Succeeded || exchange.DoesNotExist)
                _read.Add(exchange);
            else
                _unread[exchange.Question] = exchange;
        }
    }
}
