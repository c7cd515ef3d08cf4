using System.Text.RegularExpressions;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// The lines after which the same container said that it serves: a failure that they name was got over, or did not matter. One that comes back
/// later counts again, for its newer line stands after that word.
/// </summary>
internal static class Overcome
{
    // A denial ("not listening", "failed to start") and a mere intent ("starting up") are no such word.
    private static readonly Regex s_serves = new(
        "\\b(server|app|application|api|service|worker|http|https|express|app is|now|is|running and) (is )?(now )?(listening|running) (on|at)\\b|^(\\S{1,40} ){0,4}(\\S{1,40}: )?listening (on|at) (port |https?://|\\[?[0-9:.]+)"
        + "|Now listening on: |Application started\\. Press|Application startup complete|Uvicorn running on |Started \\w+ in [0-9.]+ seconds|Tomcat started on port|Netty started on port"
        + "|started server on |ready (for|to accept) connections|Nest application successfully started|ready - started|\\bReady in [0-9.]+ ?m?s\\b|Running \\S+ with (cowboy|bandit) |celery@\\S+ ready"
        + "|server (successfully )?started (on|at|in)\\b|Listening at: https?://|Everything is ready\\. Begin running",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly string[] s_denied = ["not ", "n't ", "fail", "error", "unable", "cannot", "already", "waiting", "refused", "?", "make sure", "ensure", "verify", "check "];

    /// <summary>The ids of the lines that were followed by such a word.</summary>
    public static HashSet<string> LinesIn(IEnumerable<LogTail> tails) => [.. tails.SelectMany(t => t.Lines.Take(LastWord(t) + 1)).Select(l => l.Id)];

    private static int LastWord(LogTail tail)
    {
        for (var i = tail.Lines.Count - 1; i >= 0; i--)
        {
            if (Serves(tail.Lines[i].Said))
                return i;
        }

        return -1;
    }

    public static bool Serves(string said) => s_serves.IsMatch(said) && !Array.Exists(s_denied, d => said.Contains(d, StringComparison.OrdinalIgnoreCase));
}
