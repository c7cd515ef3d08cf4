namespace TriageBot.Store.Opening;

/// <summary>The store belongs to this process. The lock is the operating system's: it ends with the process, however that ends.</summary>
internal sealed class Lease : IDisposable
{
    private readonly FileStream _held;

    private Lease(FileStream held) => _held = held;

    /// <exception cref="StoreException">Another process holds it, or the lock file cannot be made.</exception>
    public static Lease Take(StorePath path)
    {
        try
        {
            return new Lease(StorePath.Create(path.LockFile));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException or PathTooLongException)
        {
            throw new StoreException($"The store {path.File} cannot be locked: {e.Message} Give the process's user write access to its folder, or name another path.", e);
        }
        catch (IOException e) when (IsHeld(e))
        {
            throw new StoreException(
                $"The store {path.File} is in use by another process, and only one may have it. Stop the other one (`fuser -v {path.LockFile}` names it), or name another path.", e);
        }
        catch (IOException e)
        {
            throw new StoreException($"The store {path.File} cannot be locked: {e.Message} See that its disk is writable and has room, or name another path.", e);
        }
    }

    /// <summary>The lock file stays: one that is taken away could be locked by two, each by its own.</summary>
    public void Dispose() => _held.Dispose();

    // EWOULDBLOCK of Linux and macOS; ERROR_SHARING_VIOLATION of Windows.
    public static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
