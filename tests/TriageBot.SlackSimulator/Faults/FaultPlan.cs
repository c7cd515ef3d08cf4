using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.Faults;

/// <summary>What is to go wrong, in the order in which it was planned.</summary>
public sealed class FaultPlan(Chance chance)
{
    private readonly List<Planned> _planned = [];

    public void Add(Fault fault)
    {
        lock (_planned)
            _planned.Add(new(fault));
    }

    /// <summary>Everything works again.</summary>
    public void Clear()
    {
        lock (_planned)
            _planned.Clear();
    }

    internal Fault? Take(string method, string? channel)
    {
        lock (_planned)
        {
            foreach (var planned in _planned.Where(p => p.Meets(method, channel)).ToList())
            {
                if (planned.ToPass > 0)
                {
                    planned.ToPass--;
                    continue;
                }

                if (!chance.Happens(planned.Fault.Likelihood))
                    continue;
                if (--planned.Left == 0)
                    _planned.Remove(planned);
                return planned.Fault;
            }

            return null;
        }
    }

    private sealed class Planned(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int Left { get; set; } = fault.Times;

        public int ToPass { get; set; } = fault.After;

        public bool Meets(string method, string? channel) =>
            (Fault.Method == "*" || Fault.Method == method) && (Fault.Channel is null || Fault.Channel == channel);
    }
}
