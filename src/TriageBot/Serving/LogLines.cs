using System.Globalization;
using Microsoft.Extensions.Logging;
using TriageBot.Triage.Redaction;

namespace TriageBot.Serving;

/// <summary>The log of <c>serve</c>: one line an entry on the error stream, time first. What it quotes cannot begin a line of its own.</summary>
internal sealed class LogLines(TextWriter output) : ILoggerProvider
{
    private readonly Lock _gate = new();

    public ILogger CreateLogger(string categoryName) => new Lines(categoryName[(categoryName.LastIndexOf('.') + 1)..], this);

    public void Dispose()
    {
        // The stream is the terminal's.
    }

    private void Write(LogLevel level, string category, string message, Exception? error)
    {
        var time = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var cause = error is null ? "" : $" | {error}";
        lock (_gate)
        {
            output.WriteLine($"{time} {level.ToString().ToLowerInvariant()} {category}: {Printable.Of($"{message}{cause}").ReplaceLineEndings(" ⏎ ")}");
            output.Flush();
        }
    }

    private sealed class Lines(string category, LogLines to) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            to.Write(logLevel, category, formatter(state, exception), exception);
    }
}
