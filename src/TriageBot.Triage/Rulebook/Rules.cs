using TriageBot.Triage.Checks;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Files;
using TriageBot.Triage.Rulebook.Filling;
using TriageBot.Triage.Rulebook.Judgement;
using TriageBot.Triage.Rulebook.Matching;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Rulebook;

/// <summary>
/// The rulebook: from a dossier to hypotheses, and the questions that the gate asks of a cause. It proposes; it never concludes.
/// Safe for use by many threads.
/// </summary>
public sealed class Rules
{
    private readonly Dictionary<string, CauseEntry> _causes;
    private readonly Dictionary<string, ActionEntry> _actions;
    private readonly Dictionary<string, IFamily> _families;
    private readonly Matcher _matcher;
    private readonly GenericFailures _generic;

    private Rules(IReadOnlyList<FamilyRules> files, IEnumerable<IFamily> families, FamilyRules? generic)
    {
        _generic = new GenericFailures(generic?.Signatures ?? []);
        _causes = files.SelectMany(f => f.Causes).ToDictionary(c => c.Id);
        _actions = files.SelectMany(f => f.Actions).ToDictionary(a => a.Id);
        _families = families.ToDictionary(f => f.Name);
        _matcher = new Matcher(files.SelectMany(f => f.Signatures));
    }

    public IReadOnlyCollection<CauseEntry> Causes => _causes.Values;

    /// <summary>What tells causes apart by text.</summary>
    public IReadOnlyList<Signature> Signatures => _matcher.Signatures;

    /// <summary>What tells a line of a failure that the rulebook does not have.</summary>
    public IReadOnlyList<Signature> GenericSignatures => _generic.Signatures;

    internal IReadOnlyCollection<ActionEntry> Actions => _actions.Values;

    /// <summary>The ids of all actions that there are to choose from.</summary>
    public IReadOnlyCollection<string> ActionIds => _actions.Keys;

    public static Rules BuiltIn() => Load([]);

    /// <summary>The built-in rules and files of one's own, which may add causes, actions and signatures.</summary>
    /// <exception cref="RulebookException">A file has mistakes; all of them are named.</exception>
    public static Rules Load(IEnumerable<RuleFile> own)
    {
        var mistakes = new Mistakes();
        var reader = new RuleReader(mistakes);
        var builtIn = BuiltInFiles.All().Select(reader.Read).OfType<FamilyRules>().ToList();
        var added = own.Select(reader.Read).OfType<FamilyRules>().ToList();
        var generic = reader.Read(BuiltInFiles.Generic());
        RuleChecks.Check([.. builtIn, .. added], mistakes);
        RuleChecks.CheckExamples(added.SelectMany(f => f.Signatures), mistakes);
        return mistakes.Lines.Count == 0
            ? new Rules([.. builtIn, .. added], BuiltInFiles.Families(), generic)
            : throw new RulebookException(mistakes.Lines);
    }

    public CauseEntry? Cause(string id) => _causes.GetValueOrDefault(id);

    /// <summary>What a person would file a cause under: a family of the vocabulary, or that of one's own rule file; null for a word that is in neither.</summary>
    public string? FamilyOf(string cause) => Vocabulary.FamilyOf(cause) ?? Cause(cause)?.Family;

    /// <summary>What the evidence speaks for, the likeliest first; empty where nothing says anything. One hypothesis for each cause and container.</summary>
    public IReadOnlyList<Hypothesis> Weigh(Dossier dossier)
    {
        var findings = new Findings(dossier, _matcher.Scan(Texts.Of(dossier)));
        var read = SignatureReadings.Of(findings).ToLookup(r => _causes[r.Cause].Family);
        var judged = _families.Values.SelectMany(f => f.Judge(findings, [.. read[f.Name]]))
            .Concat(read.Where(g => !_families.ContainsKey(g.Key)).SelectMany(g => g));
        var completed = Coarse.Completed([.. judged.Select(r => Contradicted(r, dossier))], findings, r => Contradicted(r, dossier));
        return Weighing.Order(Checked.Weigh(completed, dossier.Checks, r => MayBe(r, dossier)), r => Filled(r, dossier));
    }

    /// <summary>The strongest signature by which this line backs the cause; null where none does.</summary>
    /// <param name="line">As it was read back: only the fields that its source allows are looked at.</param>
    /// <param name="container">The container that is blamed: reasons and lines of others do not count.</param>
    public SupportingSignature? Supports(string cause, LogLine line, string? container) =>
        _matcher.Scan(Texts.Of(line).Where(t => container is null || t.Container is null || t.Container == container))
            .Where(m => m.Signature.SpeaksFor && m.Signature.Causes.Contains(cause))
            .OrderByDescending(m => m.Signature.Strength)
            .Select(m => new SupportingSignature(m.Signature.Id, cause, m.Signature.Strength, TextField.Of(m.Text.Kind).Name, m.Signature.Says))
            .FirstOrDefault();

    /// <summary>The generic signature by which this line backs a cause that the rulebook does not have; null where the line is nothing of the kind.</summary>
    internal Signature? SpeaksOfFailure(LogLine line, Dossier dossier) => _generic.In(line, dossier);

    /// <summary>What in the record rules the cause out, whoever proposes it; empty where nothing does.</summary>
    public IReadOnlyList<Clue> Contradictions(string cause, string? container, Dossier dossier) =>
        Cause(cause) is { } entry && _families.TryGetValue(entry.Family, out var family)
            ? [.. family.Contradictions(cause, container, dossier)]
            : [];

    /// <summary>The neighbours that a reader would think of, and why they are out: first those that a check decided against.</summary>
    /// <param name="readings">What was weighed beside <paramref name="top"/>; not needed where nothing was checked.</param>
    public IReadOnlyList<RuledOut> RuledOut(Dossier dossier, Hypothesis top, IReadOnlyList<Hypothesis>? readings = null) =>
        [.. Checked.RuledOut(readings ?? []).Concat(_families.Values.SelectMany(f => f.RuledOut(dossier, top))).Where(r => r.Cause != top.Cause).DistinctBy(r => r.Cause)];

    /// <summary>What to do next; null where the rulebook says that there is nothing to do.</summary>
    public NextAction? Next(Hypothesis top, Dossier dossier)
    {
        // A failed check knows more exactly what is to be mended than the cause that it speaks for.
        var mending = dossier.Checks.FirstOrDefault(c => c.Status == CheckStatus.Fail && c.SpeaksFor.Contains(top.Cause) && c.Action is { } own && _actions.ContainsKey(own))?.Action;
        if ((mending ?? Cause(top.Cause)?.Action) is not { } id || !_actions.TryGetValue(id, out var action))
            return null;

        var told = Told.Of(top, dossier);
        var slots = new Slots(dossier, top.Container, told: told);
        var denial = action.Grant.Count > 0 ? Denial.In(told) : null;
        var command = action.Command is CommandKind.Rollback ? Commands.Rollback(dossier) : null;
        return new NextAction(id, slots.Words(action.Text), slots.Exactly(action.Field), slots.Exactly(action.From), slots.Exactly(action.To), command, command is not null)
        {
            Statement = Statements.Of(action, denial, slots),
            Mind = [.. slots.Others(action.Mind), .. Denial.Others(denial)],
        };
    }

    /// <summary>An action of the rulebook for a cause that the rulebook does not have; null where there is no such action, or one of its slots finds nothing.</summary>
    /// <param name="action">Its id, from whoever proposes.</param>
    public NextAction? Next(string? action, Conclusion conclusion, Dossier dossier)
    {
        if (action is null || !_actions.TryGetValue(action, out var entry))
            return null;

        var slots = new Slots(dossier, conclusion.Container);
        var command = entry.Command is CommandKind.Rollback ? Commands.Rollback(dossier) : null;
        return slots.Raw(entry.Text) is null ? null : new NextAction(action, slots.Words(entry.Text), slots.Exactly(entry.Field), slots.Exactly(entry.From), slots.Exactly(entry.To), command, command is not null);
    }

    /// <summary>A weak reading of a message that ends before its reason may be whatever such a message may be.</summary>
    private IReadOnlyList<string> MayBe(Reading reading, Dossier dossier) => reading.Strength > Strength.Weak
        ? Alternatives.Of(_causes[reading.Cause], dossier)
        : [.. _causes.Values.Where(c => c.Id == reading.Cause || c.MayBe.Contains(reading.Cause)).SelectMany(c => Alternatives.Of(c, dossier))];

    private Reading Contradicted(Reading reading, Dossier dossier)
    {
        var against = Contradictions(reading.Cause, reading.Container, dossier);
        return against.Count == 0 ? reading : reading with { Strength = Strength.Weak, Against = [.. reading.Against, .. against] };
    }

    private Hypothesis Filled(Reading reading, Dossier dossier)
    {
        var cause = _causes[reading.Cause];
        var slots = new Slots(dossier, reading.Container, reading.Line);
        return new Hypothesis
        {
            Cause = cause.Id,
            Bucket = reading.Bucket ?? cause.Bucket,
            Container = reading.Container,
            Strength = reading.Strength,
            Summary = slots.Words(cause.Summary),
            For = reading.For,
            Against = reading.Against,
            MayBe = MayBe(reading, dossier),
            WouldSettle = (reading.Settle ?? cause.Settle) is { } settle ? slots.Words(settle) : null,
        };
    }
}
