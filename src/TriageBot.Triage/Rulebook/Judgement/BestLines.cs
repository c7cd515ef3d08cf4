using System.Text.RegularExpressions;
using TriageBot.Triage.Rulebook.Matching;
using Match = TriageBot.Triage.Rulebook.Matching.Match;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// Of the lines that say the same, the one that a person would quote comes first: the failure's own words, not what is printed around them.
/// A failure that is named is told first and wrapped afterwards; a bare exception is told last, below its trace; "Caused by" goes down to the root.
/// </summary>
internal static class BestLines
{
    private static readonly TimeSpan s_sameFailure = TimeSpan.FromSeconds(5);

    private static readonly string[] s_bare = ["app_exception", "app_exception_outside", "app_start_failed_no_cause", "worker_timeout"];

    private static readonly Regex s_root = new(
        "^(\\S{1,40} ){0,6}(Caused by: |---> )",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // What a runtime or a supervisor prints around a failure: the signal, the head of the trace, that it now gives up.
    private static readonly Regex s_around = new(
        "^\\[signal |Traceback \\(most recent call last\\)|panicked at [^']{1,200}:\\d+:?$|Caught (Aborted|Segmentation)|\\baborting\\.?$|\\bExiting\\.?$|error occurred during error reporting"
        + "|AGENT EXITED WITH|exited with (code|status)|^exit status \\d+$|(run|server) finished with error|Application run failed|(failed|error) to start (the )?(application|server)$|^\\s*(at |File \")|level=warn|lvl=warn",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // Heads, frames and farewells: they say that something failed, not what.
    private static readonly Regex s_banner = new(
        "^Node\\.js v\\d|<--- (Last few GCs|JS stacktrace) --->|Traceback \\(most recent call last\\):?\\s*\\S{0,60}$|^\\s*(triggerUncaughtException\\(|throw (er|err|new \\w*Error)\\b|at (Module\\._compile|(process\\.)?processTicksAndRejections) )|^\\*{20,}$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>In the order in which they are to be cited; they come the newest of the strongest first.</summary>
    public static IReadOnlyList<Match> First(IReadOnlyList<Match> all, Func<Match, Strength> strengthOf, Findings findings)
    {
        var newestFirst = WithoutBanners(all);
        var said = newestFirst.TakeWhile(m => m.Text.Kind == TextKinds.ApplicationMessage && strengthOf(m) == strengthOf(newestFirst[0])).ToList();
        if (said.Count < 2)
            return newestFirst;

        var last = said.Where(m => m.Text.At is not null && said[0].Text.At - m.Text.At <= s_sameFailure && findings.IsAmongTheLast(m.Text.EvidenceId)).ToList();
        var roots = last.Where(m => s_root.IsMatch(m.Text.Text)).ToList();
        var around = last.Except(roots).Where(m => s_around.IsMatch(m.Text.Text)).ToList();
        var own = last.Except(roots).Except(around).ToList();
        if (!Array.Exists(s_bare, own.Concat(around).SelectMany(m => m.Signature.Causes).Contains))
            own.Reverse();

        IEnumerable<Match> best = [.. roots, .. own, .. around];
        return [.. best, .. newestFirst.Except(best)];
    }

    // Where nothing better is said, the banner is what there is.
    private static IReadOnlyList<Match> WithoutBanners(IReadOnlyList<Match> all)
    {
        var banners = all.Where(m => m.Text.Kind == TextKinds.ApplicationMessage && s_banner.IsMatch(m.Text.Text)).ToList();
        return banners.Count > 0 && all.Any(m => m.Text.Kind == TextKinds.ApplicationMessage && !banners.Contains(m)) ? [.. all.Except(banners)] : all;
    }
}
