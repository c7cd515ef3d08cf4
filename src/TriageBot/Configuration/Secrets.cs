using Microsoft.Extensions.Configuration;
using TriageBot.Verbs;

namespace TriageBot.Configuration;

/// <summary>Reads secrets: from the environment, or from the file that a <c>…File</c> key names.</summary>
internal static class Secrets
{
    private const int Largest = 16 * 1024;

    private static readonly char[] s_between = [',', ' ', '\t', '\r', '\n'];

    /// <summary>Several of them, between commas: while one is replaced, both hold. None where it is not configured.</summary>
    /// <exception cref="InputException">As of <see cref="Read"/>.</exception>
    public static IReadOnlyList<string> ReadAll(IConfiguration configuration, string key, string folder) =>
        Read(configuration, key, folder)?.Split(s_between, StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Null where it is not configured.</summary>
    /// <exception cref="InputException">Its file cannot be read or is empty. What stands in it is never said.</exception>
    public static string? Read(IConfiguration configuration, string key, string folder)
    {
        if (configuration[key] is { Length: > 0 } value)
            return value.Trim();
        if (configuration[$"{key}File"] is not { } file)
            return null;

        var path = Path.GetFullPath(file, folder);
        try
        {
            if (new FileInfo(path).Length > Largest)
                throw new InputException($"the file {path} ({key}File) is larger than 16 KiB: it must hold the secret alone");
            return File.ReadAllText(path).Trim() is { Length: > 0 } secret ? secret : throw new InputException($"the file {path} ({key}File) is empty");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var why = error is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : $"cannot be read: {error.Message}";
            throw new InputException($"the file {path} ({key}File) {why}");
        }
    }
}
