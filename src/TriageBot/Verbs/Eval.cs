using System.CommandLine;
using System.Globalization;
using TriageBot.Configuration;
using TriageBot.Evaluation;
using TriageBot.Output;
using TriageBot.Triage;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Rulebook;
using TriageBot.Wiring;

namespace TriageBot.Verbs;

/// <summary><c>eval &lt;cases&gt;…</c>: decodes every case with the configured decoder and compares with the labels.</summary>
internal static class Eval
{
    private const int SayEvery = 50;
    private const int MostSaid = 10;

    public static Command Command(Terminal terminal)
    {
        var command = new Command("eval", "Decode every case and compare with its label: agreement, a confusion table, wrong conclusions, what the gate refused.");
        var cases = new Argument<string[]>("cases") { Description = "Cases (*.case.json), files of reported failures (*.jsonl), or folders of them.", Arity = ArgumentArity.OneOrMore };
        var events = new Option<bool>("--events") { Description = "The stops of reported failures also stand in an ECS event log group." };
        var least = new Option<double?>("--min-bucket") { Description = "Exit status 1 where the bucket is right in a smaller share of the decidable cases: 93, 93% or 0.93.", HelpName = "SHARE", CustomParser = result => Share(result) };
        var format = CommonOptions.OneOf("--format", "How the result is written.", "text", "json");
        var common = new CommonOptions();
        command.Arguments.Add(cases);
        var versus = new Option<string?>("--versus") { Description = "Put another beside it on the same evidence: the rulebook, the model, or the model with the prompts of a folder.", HelpName = "rulebook|model[:PROMPTS-FOLDER]" };
        versus.Must(v => v is "rulebook" or "model" || (v.StartsWith("model:", StringComparison.Ordinal) && v.Length > "model:".Length), "rulebook, model, or model: and a folder with prompts");
        foreach (var option in (Option[])[events, least, format, common.Decoder, versus, common.Config, common.Region, common.Profile])
            command.Options.Add(option);
        command.SetAction((parsed, cancellationToken) => Run(
            parsed.GetValue(cases)!,
            new Asked(parsed.GetValue(events), parsed.GetValue(least), parsed.GetValue(versus)),
            new Choices(parsed.GetValue(format)!, Replay: null, parsed.GetValue(common.Region), parsed.GetValue(common.Profile), parsed.GetValue(common.Config), Verbose: false) { Decoder = parsed.GetValue(common.Decoder) },
            terminal,
            cancellationToken));
        return command;
    }

    private static async Task<int> Run(string[] paths, Asked asked, Choices choices, Terminal terminal, CancellationToken cancellationToken)
    {
        var settings = SettingsFile.Read(choices.Config, terminal);
        var cases = LabelledCases.Read(paths, asked.WithEvents);
        var rules = OwnRules.Load(settings.RuleFiles);
        SayUnknownLabels(cases, rules, terminal);
        using var rulebook = new Candidate(RulebookDecoder.Id);
        using var main = Candidate.Of(choices.Decoder, choices, settings, terminal);
        using var other = asked.Versus is null ? null : Candidate.Of(asked.Versus, choices, settings, terminal);
        var exam = new Exam(settings, rules, [rulebook, main, .. other is null ? [] : new[] { other }], TimeProvider.System);
        var sittings = await exam.Take(cases, done => Progress(done, cases.Count, terminal), cancellationToken);

        var score = Score.Of(sittings[1].Outcomes);
        var model = main.IsModel ? ModelScore.Of(sittings[0], sittings[1]) : null;
        var versus = other is null ? null : Comparison.Of(sittings[0], sittings[1], sittings[2]);
        terminal.Out.Write(choices.Format == "json"
            ? ScoreJson.Write(score, main.Name, model, versus)
            : $"{ScoreText.Write(score)}{(model is null ? "" : ModelScoreText.Write(model))}{(versus is null ? "" : ModelScoreText.Write(versus))}");
        if (asked.Least is not { } share)
            return ExitStatus.Answered;

        if (score.Decidable.Cases == 0)
        {
            terminal.Say("no case is decidable, so --min-bucket cannot be met");
            return ExitStatus.Failed;
        }

        return score.Decidable.Bucket >= share * score.Decidable.Cases ? ExitStatus.Answered : ExitStatus.Failed;
    }

    private sealed record Asked(bool WithEvents, double? Least, string? Versus);

    // A label that is misspelt would count as a miss for ever.
    private static void SayUnknownLabels(IReadOnlyList<LabelledCase> cases, Rules rules, Terminal terminal)
    {
        foreach (var labelled in cases.Where(c => c.Label.Cause is { } cause && rules.FamilyOf(cause) is null).Take(MostSaid))
        {
            var meant = Nearest.Of(labelled.Label.Cause!, rules.Causes.Select(c => c.Id));
            terminal.Say($"{labelled.Place}: no rule file knows the label's cause '{Printable.Of(labelled.Label.Cause!)}'{(meant is null ? "" : $" ({meant}?)")}");
        }
    }

    private static void Progress(int done, int all, Terminal terminal)
    {
        if (done % SayEvery == 0 && done < all)
            terminal.Say($"{done} of {all} cases …");
    }

    /// <summary>A percentage, or a fraction of one at most.</summary>
    private static double? Share(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text.TrimEnd('%').TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 100)
            return number <= 1 && !text.EndsWith('%') ? number : number / 100;

        result.AddError($"--min-bucket is '{text}', and must be a share, such as 93, 93% or 0.93");
        return null;
    }
}
