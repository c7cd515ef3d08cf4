using TriageBot.Aws.Operations;
using TriageBot.Aws.Signing;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Tests.Fakes;

/// <summary>Real clients over a fake AWS, on clocks that nobody waits for.</summary>
internal sealed class Account : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 14, 10, 0, TimeSpan.Zero);

    public Account(Dictionary<string, string>? environment = null, AwsOptions? options = null, ICallObserver? observer = null)
    {
        options ??= new AwsOptions { Keys = new AwsKeys("AKIDEXAMPLE", "secret") };
        options = options with { Environment = name => environment?.GetValueOrDefault(name) };
        Clients = AwsClients.Create(options, Aws, Time, Waits, observer);
    }

    public AwsScope Scope { get; } = new("111122223333", "eu-central-1");

    public FakeAws Aws { get; } = new();

    public FakeTime Time { get; } = new(Now);

    public FakeTime Waits { get; } = new(Now) { SkipsWaits = true };

    public AwsClients Clients { get; }

    public void Dispose()
    {
        Clients.Dispose();
        Aws.Dispose();
    }
}
