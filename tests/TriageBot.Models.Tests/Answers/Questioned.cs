using Microsoft.Extensions.AI;
using TriageBot.Models.Answers;
using TriageBot.Models.Metering;
using TriageBot.Models.Prompts;
using TriageBot.Models.Providers;
using TriageBot.Models.Tests.Peers;
using TriageBot.Models.Tests.Providers;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Questions.Free;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Models.Tests.Answers;

/// <summary>A question about a stop whose log was read already, put to a model of aimock's.</summary>
internal sealed class Questioned(AiMock mock, ModelProvider provider = ModelProvider.Anthropic) : IAsyncDisposable
{
    private readonly string _name = AiMock.NewModel();
    private readonly ModelTelemetry _telemetry = new();
    private readonly List<IChatClient> _opened = [];

    public List<string> Steps { get; } = [];

    /// <summary>Each look that was made or refused.</summary>
    public CaseFile File { get; } = Filled(Stop());

    public Func<ModelSettings, ModelSettings> Settings { get; init; } = s => s;

    public Task<FreeDraft> Asks(params AiAnswer[] script) => Asks(TestContext.Current.CancellationToken, script);

    public async Task<FreeDraft> Asks(CancellationToken cancellationToken, params AiAnswer[] script)
    {
        await mock.Script(_name, script);
        var settings = Settings(Opened.Settings(provider, _name, await mock.Endpoint()));
        var chat = ChatClients.Open(settings, new Opened.KnownSigner(), new Opened.NoWaiting());
        _opened.Add(chat);
        var model = new MeteredModel(new ModelClient(settings, chat, new Faults(settings, new Opened.KnownSigner())), new MemoryModelBook(TimeProvider.System), _telemetry, TimeProvider.System);
        var prompts = new PromptShelf(Path.Combine(AppContext.BaseDirectory, "prompts"), null, _ => throw new InvalidOperationException("nothing changes"), TimeProvider.System);
        var dossier = File.Close(Triage.Tests.Rulebook.Stop.End);
        var incident = new OpenIncident(File, dossier, EvidenceSettings.Default, Past.None, TimeProvider.System);
        var brief = new FreeBrief("what did checkout say at the end?", "C1", dossier, Rules.BuiltIn().Weigh(dossier), new Shelf(incident), new Heard(Steps));
        return await new ModelReader(model, prompts, settings, TimeProvider.System).Read(brief, cancellationToken);
    }

    /// <summary>What came in at the model's server, to the letter.</summary>
    public async Task<IReadOnlyList<string>> Requests() => [.. (await mock.Requests(_name)).Select(r => r["text"]!.GetValue<string>())];

    public ValueTask DisposeAsync()
    {
        foreach (var chat in _opened)
            chat.Dispose();
        _telemetry.Dispose();
        return default;
    }

    private static Dossier Stop() => Triage.Tests.Rulebook.Stop.Exited().Container("app", 1).OfService("shop-checkout").Logged("app", "listening on 8080", "cannot reach db.acme.internal:5432", "password=hunter2-and-more").Dossier();

    private static CaseFile Filled(Dossier dossier)
    {
        var file = new CaseFile(dossier.Target, null!) { Task = dossier.Task, Definition = dossier.Definition };
        foreach (var tail in dossier.Tails)
            file.Add(tail);
        return file;
    }

    /// <summary>At once, and in order.</summary>
    private sealed class Heard(List<string> steps) : IProgress<string>
    {
        public void Report(string value) => steps.Add(value);
    }
}
