using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Aws;
using TriageBot.Aws.Operations;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;
using TriageBot.Triage;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;
using TriageBot.Triage.Verifying;

namespace TriageBot.EndToEnd.Stacks;

/// <summary>The whole bot over a recorded world, with the real AWS client in between; a test may tamper with what comes back.</summary>
internal sealed class Stack : IDisposable
{
    /// <summary>Read once: it takes longer than most tests.</summary>
    private static readonly Rules s_rules = Rules.BuiltIn();

    private readonly ReplayHandler _handler;
    private readonly AwsClients _aws;

    public Stack(JsonObject recorded, Func<ILogs, ILogs>? tamper = null, IDecoder? model = null, EvidenceSettings? settings = null, Rules? rules = null, string? cluster = null, AwsRole? role = null, ICallObserver? observer = null, Func<HttpMessageHandler, HttpMessageHandler>? before = null)
    {
        var world = World.Of([CaseReader.Parse(Encoding.UTF8.GetBytes(recorded.ToJsonString()), "a case of this test")], TimeProvider.System);
        _handler = new ReplayHandler(world);
        _aws = AwsClients.Create(
            new AwsOptions { Keys = new("AKIAREPLAY", "replay", null), Region = world.Cases[0].Region, Environment = _ => null },
            before?.Invoke(_handler) ?? _handler, world.Clock, world.Clock.Waits, observer);
        Clock = new Clock(world.Clock, world.Clock.Waits);
        Logs = tamper?.Invoke(_aws.Logs) ?? _aws.Logs;
        Rules = rules ?? s_rules;
        Desk = new Desk(_aws.Reads with { Logs = Logs }, settings ?? EvidenceSettings.Default, Clock.Time);
        Verifier = new LineVerifier(Logs, new InfrequentAccess(_aws.Insights, EvidenceSettings.Default.MostBytesScanned), Clock.Time);
        Gate = new Triage.Verifying.Gate(Rules, Verifier);
        Investigator = new Investigator(Desk, Rules, Gate, _aws.Calls, Clock, model is null ? null : new SecondReader(model, Gate, Rules, TimeSpan.FromSeconds(30), TimeProvider.System));
        var target = TargetParser.Parse((string)recorded["expected"]!["target"]!, new TargetDefaults(world.Cases[0].Region, cluster)).Target.ShouldNotBeNull();
        Target = role is null ? target : target with { Scope = target.Scope with { Role = role } };
    }

    public Clock Clock { get; }

    public ICallCounter Calls => _aws.Calls;

    public ILogs Logs { get; }

    public AwsReads Reads => _aws.Reads;

    public Rules Rules { get; }

    public Desk Desk { get; }

    public LineVerifier Verifier { get; }

    public Triage.Verifying.Gate Gate { get; }

    public Investigator Investigator { get; }

    public Target Target { get; }

    public async Task<Answer> Why(CancellationToken cancellationToken)
    {
        Answer? last = null;
        await foreach (var answer in Investigator.Investigate(new Ask(Target, "test", "test"), cancellationToken))
            last = answer;
        return last.ShouldNotBeNull();
    }

    public Task<Dossier> Gather(CancellationToken cancellationToken) => Desk.Gather(Desk.Open(Target), cancellationToken);

    public Task<Dossier> Gather(CaseFile file, CancellationToken cancellationToken) => Desk.Gather(file, cancellationToken);

    public void Dispose()
    {
        _aws.Dispose();
        _handler.Dispose();
    }
}
