namespace TriageBot.Store.Tests.Fakes;

/// <summary>A folder that is gone after the test, and the store in it.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("triagebot-store-");

    public string Store => Path.Join(_folder.FullName, "bot.db");

    public ManualTime Time { get; } = new();

    public string this[string name] => Path.Join(_folder.FullName, name);

    public StoreFile Open() => StoreFile.Open(Store, Time);

    /// <summary>Every byte of every file of the store.</summary>
    public byte[] Bytes() => [.. Directory.GetFiles(_folder.FullName).SelectMany(Read)];

    public void Dispose() => _folder.Delete(recursive: true);

    private static byte[] Read(string file)
    {
        // SQLite's and our own locks stand against a plain read in this process; a copy by another program is what an intruder has.
        using var cat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("cat", [file]) { RedirectStandardOutput = true })!;
        using var bytes = new MemoryStream();
        cat.StandardOutput.BaseStream.CopyTo(bytes);
        cat.WaitForExit();
        return bytes.ToArray();
    }
}
