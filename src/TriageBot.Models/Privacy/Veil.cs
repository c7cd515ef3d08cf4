using TriageBot.Triage.Gathering;
using TriageBot.Triage.Redaction;

namespace TriageBot.Models.Privacy;

/// <summary>
/// What of one answer's texts a model may see. Secrets are taken out for good. Account ids, addresses, hosts, people and names of the account get
/// stand-ins of the same shape, which are put back into what the model says. One veil serves one answer, its repairs and its tools; the same texts in the
/// same order come out the same in every process. Thread-safe.
/// </summary>
public sealed class Veil
{
    private readonly StableSecrets _secrets = new();
    private readonly Pseudonyms? _pseudonyms;
    private readonly IdentifierFinder _finder;
    private readonly Lock _turn = new();

    private Veil(KnownNames known, bool pseudonyms)
    {
        _finder = new IdentifierFinder(known);
        _pseudonyms = pseudonyms ? new Pseudonyms() : null;
    }

    /// <param name="dossier">Its names are known from the start: those of the cluster, the service, roles, log groups, repositories.</param>
    /// <param name="pseudonyms">False leaves identifiers as they are. Secrets never stay.</param>
    public static Veil Over(Dossier dossier, bool pseudonyms) => new(KnownNames.Of(dossier), pseudonyms);

    /// <summary>The text as it may leave the process: printable, without secrets, with stand-ins. What was hidden already is not to be hidden again.</summary>
    public string Hide(string text)
    {
        lock (_turn)
        {
            var safe = _secrets.Redact(Printable.Of(text));
            return _pseudonyms is null ? safe : _pseudonyms.PutIn(safe, _finder.In(safe));
        }
    }

    /// <summary>What a model said, with the identifiers that this veil has hidden; a stand-in that it made up stays as it is.</summary>
    public string Restore(string text)
    {
        lock (_turn)
        {
            return _pseudonyms is null ? text : _pseudonyms.TakeOut(text);
        }
    }
}
