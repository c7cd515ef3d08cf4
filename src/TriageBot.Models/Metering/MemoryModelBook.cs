namespace TriageBot.Models.Metering;

/// <summary>Remembers for as long as the process lives.</summary>
public sealed class MemoryModelBook(TimeProvider time) : IModelBook
{
    private const int MostAnswers = 500;
    private static readonly TimeSpan s_keptFor = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, (string Answer, DateTimeOffset At)> _answers = [];
    private readonly Dictionary<(DateOnly Day, string Channel), Spent> _spent = [];

    public Task<string?> Find(string key, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_answers.TryGetValue(key, out var kept) && time.GetUtcNow() - kept.At < s_keptFor ? kept.Answer : null);
    }

    public Task Keep(string key, string answer, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _answers.Remove(key);
            _answers.Add(key, (answer, time.GetUtcNow()));
            if (_answers.Count > MostAnswers)
                _answers.RemoveAt(0);
        }

        return Task.CompletedTask;
    }

    public Task<Spent> SpentOn(DateOnly day, string? channel, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var spent = _spent.Where(s => s.Key.Day == day && (channel is null || s.Key.Channel == channel)).Select(s => s.Value);
            return Task.FromResult(spent.Aggregate(default(Spent), Sum));
        }
    }

    public Task Spend(DateOnly day, string channel, Spent spent, CancellationToken cancellationToken)
    {
        lock (_lock)
            _spent[(day, channel)] = Sum(_spent.GetValueOrDefault((day, channel)), spent);
        return Task.CompletedTask;
    }

    private static Spent Sum(Spent a, Spent b) => new(a.Tokens + b.Tokens, a.Cost + b.Cost);
}
