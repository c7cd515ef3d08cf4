using System.Text;
using TriageBot.Verbs;

namespace TriageBot.Recording;

/// <summary>Puts a case where a person wants it: readable by its owner alone, and never half written.</summary>
internal static class CaseFileWriter
{
    /// <exception cref="InputException">There is a file already, or no such folder.</exception>
    public static void Check(string path, bool force)
    {
        if (Directory.Exists(path))
            throw new InputException($"{path} is a folder. Name a file in it with -o");
        if (File.Exists(path) && !force)
            throw new InputException($"{path} exists already. Choose another name, or say --force to write over it");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new InputException($"the folder of {path} does not exist");
    }

    public static void Write(string path, string text, bool force)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.part";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var file = new FileStream(draft, options))
                file.Write(Encoding.UTF8.GetBytes(text));
            File.Move(draft, path, overwrite: force);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
