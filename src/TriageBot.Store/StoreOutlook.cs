namespace TriageBot.Store;

/// <summary>What would come of opening a store.</summary>
/// <param name="Exists">False where it would be made.</param>
/// <param name="IsInUse">Another process holds it, such as a running <c>serve</c>.</param>
/// <param name="Mode">Who may read and write the file; null where it does not exist, and on Windows.</param>
/// <param name="FreeBytes">The room that its disk has for this user; null where that is not told.</param>
public sealed record StoreOutlook(bool Exists, bool IsInUse, UnixFileMode? Mode, long? FreeBytes);
