using System.Text;

namespace TriageBot.Store.Subject;

/// <summary>Each line in one write, unbuffered: what is printed before a kill is read after it.</summary>
internal sealed class Say : IDisposable
{
    private readonly Stream _out = Console.OpenStandardOutput();
    private readonly Lock _lock = new();

    public void Line(string text)
    {
        lock (_lock)
            _out.Write(Encoding.UTF8.GetBytes(text + "\n"));
    }

    public void Dispose() => _out.Dispose();
}
