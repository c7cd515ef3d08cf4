namespace TriageBot.Store.Opening;

/// <summary>Where the store stands. Its folder and its file are there, and nobody but their owner reads them.</summary>
internal sealed record StorePath
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private StorePath(string file) => File = file;

    public string File { get; }

    public string LockFile => File + ".lock";

    /// <exception cref="StoreException">The folder or the file cannot be made.</exception>
    public static StorePath Of(string path)
    {
        try
        {
            var full = Path.GetFullPath(path);
            // Two ways to one file must end at one lock.
            var info = new FileInfo(full);
            var file = info.LinkTarget is null ? full : info.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            if (Directory.Exists(file))
                throw new StoreException($"The store {file} is a folder. Name a file in it, such as {Path.Join(file, "triagebot.db")}.");

            MakeFolder(Path.GetDirectoryName(file)!);
            return new StorePath(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StoreException($"The folder of the store {path} cannot be made: {e.Message} Name a path where the process may write.", e);
        }
    }

    /// <summary>Makes the file before SQLite does: SQLite would make it readable for all, and gives the mode it finds to the files beside it.</summary>
    /// <exception cref="StoreException">It cannot be made or written.</exception>
    public void MakeFile()
    {
        try
        {
            using (Create(File))
            {
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store {File} cannot be written: {e.Message} Make the process's user the owner of the file and its folder, or name another path.", e);
        }
    }

    /// <summary>Takes from others what an older file let them do.</summary>
    /// <exception cref="StoreException">The process is not its owner.</exception>
    public void CloseToOthers()
    {
        if (OperatingSystem.IsWindows())
            return;

        try
        {
            foreach (var file in new[] { File, File + "-wal", File + "-shm", LockFile })
                if (System.IO.File.Exists(file) && System.IO.File.GetUnixFileMode(file) != OwnerOnly)
                    System.IO.File.SetUnixFileMode(file, OwnerOnly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store {File} can be read by others, which cannot be changed: {e.Message} Make the process's user its owner.", e);
        }
    }

    /// <summary>Opens a file for this stream alone, made where it was not there.</summary>
    public static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(file, options);
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }
}
