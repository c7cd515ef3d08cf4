namespace TriageBot.Triage;

/// <summary>Callers who ask for the same thing at the same time share one load. A caller who gives up leaves it to the others; when all have, it is cancelled.</summary>
public sealed class OneFlight<TKey>
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Flight> _flights = [];

    public async Task<T> Run<T>(TKey key, Func<CancellationToken, Task<T>> load, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var flight = Board(key, load);
        try
        {
            return await ((Task<T>)flight.Landing).WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(key, flight);
        }
    }

    private Flight Board<T>(TKey key, Func<CancellationToken, Task<T>> load)
    {
        lock (_lock)
        {
            if (!_flights.TryGetValue(key, out var flight) || flight.Landing.IsCompleted)
            {
                var cancellation = new CancellationTokenSource();
                flight = new Flight(Task.Run(() => load(cancellation.Token), cancellation.Token), cancellation);
                _flights[key] = flight;
            }

            flight.Passengers++;
            return flight;
        }
    }

    private void Leave(TKey key, Flight flight)
    {
        lock (_lock)
        {
            if (--flight.Passengers > 0 && !flight.Landing.IsCompleted)
                return;
            if (_flights.GetValueOrDefault(key) == flight)
                _flights.Remove(key);
        }

        if (!flight.Landing.IsCompleted)
            flight.Cancellation.Cancel();
    }

    private sealed class Flight(Task landing, CancellationTokenSource cancellation)
    {
        public Task Landing => landing;

        public CancellationTokenSource Cancellation => cancellation;

        public int Passengers { get; set; }
    }
}
