using System.Security.Cryptography;

namespace TriageBot.Store.Opening;

/// <summary>Looks at the place of a store without making one: a file that another user made would be in the way of who is to own it.</summary>
internal static class StoreLook
{
    public static StoreOutlook At(string path)
    {
        var file = Path.GetFullPath(path);
        if (Directory.Exists(file))
            throw new StoreException($"The store {file} is a folder. Name a file in it, such as {Path.Join(file, "triagebot.db")}.");

        try
        {
            var folder = NearestFolder(file);
            TryWriting(folder);
            var exists = File.Exists(file);
            if (exists)
                File.Open(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete).Dispose();
            return new StoreOutlook(exists, IsHeld(file), exists && !OperatingSystem.IsWindows() ? File.GetUnixFileMode(file) : null, FreeBytes(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store {file} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Where the missing folders would be made.</summary>
    private static string NearestFolder(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!Directory.Exists(folder))
        {
            if (File.Exists(folder))
                throw new IOException($"{folder} is a file, and would have to be a folder.");
            folder = Path.GetDirectoryName(folder) ?? throw new IOException($"{folder} does not exist.");
        }

        return folder;
    }

    private static void TryWriting(string folder)
    {
        var probe = Path.Join(folder, $".triagebot-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        using var written = new FileStream(probe, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
        written.WriteByte(0);
    }

    /// <summary>The lock is taken for a moment only where its file is there already.</summary>
    private static bool IsHeld(string file)
    {
        // A folder that is not there holds no lock, and is not to be made.
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            return false;
        var path = StorePath.Of(file);
        if (!File.Exists(path.LockFile))
            return false;

        try
        {
            Lease.Take(path).Dispose();
            return false;
        }
        catch (StoreException e) when (e.InnerException is IOException inner && Lease.IsHeld(inner))
        {
            return true;
        }
    }

    private static long? FreeBytes(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
