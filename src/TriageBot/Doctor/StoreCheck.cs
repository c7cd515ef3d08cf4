using System.Globalization;
using TriageBot.Store;

namespace TriageBot.Doctor;

/// <summary>Whether <c>serve</c> can keep what it accepts.</summary>
internal static class StoreCheck
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>A day of requests and a month of reports take a few megabytes; below this, the disk is as good as full.</summary>
    private const long LeastFree = 64 * Megabyte;

    public static Check Of(string path)
    {
        try
        {
            return Judge(path, StoreFile.Look(path));
        }
        catch (StoreException error)
        {
            return new Check("store", path, CheckStatus.Fail, error.Message, "set Store:Path to a file in a folder that the user of `serve` may write, on a disk that outlives the process", "tried");
        }
    }

    private static Check Judge(string path, StoreOutlook store)
    {
        if (store.FreeBytes < LeastFree)
            return new Check("store", path, CheckStatus.Fail, $"its disk has {Room(store.FreeBytes.Value)} left", "make room on the disk, or set Store:Path to another one", "tried");
        if (store.Mode is { } mode && (mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0)
            return new Check("store", path, CheckStatus.Fail, $"its mode is {Octal(mode)}: others may read requests and their response URLs", $"chmod 600 {path}; `serve` does it when it starts, where it owns the file", "tried");

        var room = store.FreeBytes is { } free ? $", {Room(free)} free" : "";
        var detail = store switch
        {
            { IsInUse: true } => "in use by a running `serve`",
            { Exists: false } => "writable; `serve` makes it",
            _ => "writable",
        };
        return new Check("store", path, CheckStatus.Pass, $"{detail}{(store.Mode is { } kept ? $", mode {Octal(kept)}" : "")}{room}", How: "tried");
    }

    private static string Octal(UnixFileMode mode) => "0" + Convert.ToString((int)mode, 8).PadLeft(3, '0');

    private static string Room(long bytes) => bytes >= 1024 * Megabyte
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * Megabyte)} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / Megabyte} MiB");
}
