namespace TriageBot.Models.Privacy;

/// <summary>Finds what is to be hidden: in one ordered list, without overlaps; of two that begin at one place the longer, of two that overlap the earlier.</summary>
internal sealed class IdentifierFinder(KnownNames known)
{
    private readonly Accounts _accounts = new(known.Accounts);

    public IReadOnlyList<IdentifierSpan> In(string text)
    {
        var found = new List<IdentifierSpan>();
        found.AddRange(MailAddresses.In(text));
        found.AddRange(Hosts.In(text));
        found.AddRange(Addresses.In(text));
        found.AddRange(TaskIds.In(text, known.OldTaskIds));
        found.AddRange(_accounts.In(text));
        found.AddRange(known.In(text));
        found.AddRange(StandIns.In(text));

        var kept = new List<IdentifierSpan>();
        foreach (var span in found.Where(s => Bounds.AreFree(text, s.Start, s.End)).OrderBy(s => s.Start).ThenByDescending(s => s.End))
        {
            if (kept.Count == 0 || span.Start >= kept[^1].End)
                kept.Add(span);
        }

        return kept;
    }
}
