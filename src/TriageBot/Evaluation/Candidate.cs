using TriageBot.Configuration;
using TriageBot.Output;
using TriageBot.Triage;
using TriageBot.Triage.Decoding;
using TriageBot.Verbs;
using TriageBot.Wiring;

namespace TriageBot.Evaluation;

/// <summary>Who is examined: the rulebook, or a model with its prompts beside it.</summary>
/// <param name="Name"><c>rulebook</c>, or <c>model:</c> and its name.</param>
internal sealed record Candidate(string Name) : IDisposable
{
    private const string WithPrompts = "model:";

    private OpenModel? Model { get; init; }

    private ModelSide? Side { get; init; }

    public bool IsModel => Side is not null;

    /// <param name="decoder"><c>rulebook</c>, <c>model</c>, <c>model:</c> and a folder with other prompts; null for the model where one is configured.</param>
    /// <param name="choices">For the credentials that a model may need.</param>
    /// <exception cref="InputException">A model is asked for and none is configured, or the folder does not exist.</exception>
    public static Candidate Of(string? decoder, Choices choices, Settings settings, Terminal terminal)
    {
        var folder = decoder?.StartsWith(WithPrompts, StringComparison.Ordinal) == true ? Path.GetFullPath(decoder[WithPrompts.Length..]) : null;
        if (folder is not null && !Directory.Exists(folder))
            throw new InputException($"the folder of prompts {folder} does not exist");

        // What the rulebook has proven is read too: how well a model reads is what is asked.
        var read = settings.Model is not { } model ? settings : settings with { Model = model with { Prompts = folder ?? model.Prompts, ReadsProven = true } };
        if (OpenModel.Of(choices with { Decoder = folder is null ? decoder : "model" }, read, terminal) is not { } open)
            return new Candidate(RulebookDecoder.Id);

        var name = $"{WithPrompts}{open.Client.Settings.Name}{(folder is null ? "" : $" ({Path.GetFileName(folder)})")}";
        return new Candidate(name) { Model = open, Side = new ModelSide(open.Client, terminal.Say, TimeProvider.System) };
    }

    /// <summary>What it makes of the rulebook's answer; that answer itself where it is the rulebook.</summary>
    public Task<Answer> Read(Answer answer, House house, CancellationToken cancellationToken) =>
        Side is { } side && answer.Verdict is Verdict.Concluded or Verdict.RecordOnly ? side.Reader(new(house.Rules, house.Verifier), house.Rules).Read(answer, cancellationToken) : Task.FromResult(answer);

    public void Dispose()
    {
        Side?.Dispose();
        Model?.Dispose();
    }
}
