namespace TriageBot.Models.Prompts;

/// <summary>
/// The prompts, as their files are now: a file that changed is read again at the next question, and one that then has mistakes is not used; what was read
/// before stays. Thread-safe.
/// </summary>
public sealed class PromptShelf
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    private readonly PromptFolders _folders;
    private readonly Action<string> _complain;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private readonly Lock _turn = new();
    private long _looked;

    /// <param name="shipped">The folder of those that come with the program.</param>
    /// <param name="own">A folder whose files take the place of those with the same name; null for none.</param>
    /// <param name="complain">Told once of each change that cannot be used, in lines for people.</param>
    /// <exception cref="PromptException">A file is missing or has mistakes; all of them are named.</exception>
    public PromptShelf(string shipped, string? own, Action<string> complain, TimeProvider time)
    {
        (_folders, _complain, _time) = (new PromptFolders(shipped, own), complain, time);
        _looked = time.GetTimestamp();

        var mistakes = new List<string>(_folders.Strangers());
        foreach (var form in PromptForms.All)
        {
            try
            {
                var stamp = _folders.Stamp(form);
                _kept[form.Name] = new Kept(_folders.Read(form), stamp);
            }
            catch (PromptException error)
            {
                mistakes.AddRange(error.Mistakes);
            }
        }

        if (mistakes.Count > 0)
            throw new PromptException(mistakes);
    }

    public Prompt Take(PromptForm form)
    {
        lock (_turn)
        {
            if (_time.GetElapsedTime(_looked) >= s_pause)
            {
                _looked = _time.GetTimestamp();
                foreach (var each in PromptForms.All)
                    Renew(each);
            }

            return _kept[form.Name].Prompt;
        }
    }

    private void Renew(PromptForm form)
    {
        var stamp = _folders.Stamp(form);
        var kept = _kept[form.Name];
        if (stamp == kept.Stamp)
            return;

        try
        {
            _kept[form.Name] = new Kept(_folders.Read(form), stamp);
        }
        catch (PromptException error)
        {
            _kept[form.Name] = kept with { Stamp = stamp };
            _complain($"{error.Message} (prompt {kept.Prompt.Title} stays in use)");
        }
    }

    private sealed record Kept(Prompt Prompt, FileStamp Stamp);
}
