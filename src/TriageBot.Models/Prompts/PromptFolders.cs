namespace TriageBot.Models.Prompts;

/// <summary>Where prompt files lie: one's own before those that come with the program.</summary>
internal sealed class PromptFolders(string shipped, string? own)
{
    private const string Ending = ".md";

    // A prompt is a page or two; more is a mistake, and would be sent with every question.
    private const long LargestFile = 64 * 1024;

    /// <summary>Files of one's own that are no prompt of the program, or a folder that is not there.</summary>
    public IEnumerable<string> Strangers()
    {
        if (own is null)
            return [];
        if (!Directory.Exists(own))
            return [$"{own}: the folder (Model:Prompts) does not exist"];

        var known = PromptForms.All.Select(f => f.Name + Ending).ToList();
        return Directory.EnumerateFiles(own, "*" + Ending)
            .Where(f => !known.Contains(Path.GetFileName(f)) && !Path.GetFileName(f).Equals("README.md", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(f => $"{f}: no prompt of the program is called so; there are {string.Join(", ", known)}");
    }

    public FileStamp Stamp(PromptForm form)
    {
        var file = new FileInfo(PathOf(form));
        return file.Exists ? new FileStamp(file.FullName, file.LastWriteTimeUtc, file.Length) : new FileStamp(file.FullName, default, -1);
    }

    /// <exception cref="PromptException">It is missing, cannot be read or has mistakes.</exception>
    public Prompt Read(PromptForm form)
    {
        var path = PathOf(form);
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > LargestFile }
                ? throw new PromptException([$"{path}: is larger than 64 KiB"])
                : PromptReader.Read(path, File.ReadAllText(path), form);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PromptException([$"{path}: {(error is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : $"cannot be read: {error.Message}")}"]);
        }
    }

    private string PathOf(PromptForm form)
    {
        var mine = own is null ? null : Path.Combine(own, form.Name + Ending);
        return mine is not null && File.Exists(mine) ? mine : Path.Combine(shipped, form.Name + Ending);
    }
}

/// <summary>Tells whether a file is the one that was read.</summary>
internal sealed record FileStamp(string Path, DateTime WrittenAt, long Length);
