using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Bench;

/// <summary>10,000 log lines, scanned once for every signature of the rulebook.</summary>
internal static class OneScan
{
    private const int Lines = 10_000;
    private const int Runs = 25;

    private static readonly string[] s_ordinary =
    [
        "2026-01-07T14:02:08.391Z  INFO 1 --- [checkout] [nio-8080-exec-3] c.e.checkout.web.CartController : GET /cart/8831 200 in 14 ms",
        "10.3.1.18 - - [03/Dec/2025:02:22:16 +0000] \"GET / HTTP/1.1\" 200 615 \"-\" \"ELB-HealthChecker/2.0\" \"-\"",
        "{\"level\":\"info\",\"ts\":1767794528.391,\"msg\":\"order accepted\",\"order\":\"8f31c\",\"items\":3,\"total\":\"41.90\"}",
        "time=\"2026-01-07T14:02:08Z\" level=warning msg=\"retrying in 250ms\" attempt=2 upstream=\"inventory:8080\"",
    ];

    private static readonly string[] s_suspicious =
    [
        "2026-01-07T14:02:08.391Z ERROR 1 --- [checkout] request failed with error: timeout while reading the response of inventory after 2000 ms",
        "WARN connection refused by peer cache-2, will try cache-3; 0 errors so far, memory 412 of 512 MB, exception budget unspent",
        "Traceback of the last job is kept for 7 days; see the failed jobs page for errors and exceptions of older ones, killed jobs too",
        "    at com.example.checkout.Cart.total(Cart.java:118) ~[checkout.jar:1.4.2] error path, no such file handling, permission checks",
    ];

    public static void Measure()
    {
        var matcher = new Matcher(Rules.BuiltIn().Signatures);
        Print(matcher, "ordinary lines", Texts(s_ordinary));
        Print(matcher, "lines full of suspicious words", Texts(s_suspicious));
    }

    private static List<ScanText> Texts(string[] lines) =>
        [.. Enumerable.Range(0, Lines).Select(i => new ScanText(TextKinds.ApplicationMessage, $"logs/app#{i}", "app", $"{lines[i % lines.Length]} #{i}"))];

    private static void Print(Matcher matcher, string what, List<ScanText> texts)
    {
        var found = matcher.Scan(texts).Count; // compiles and warms the automata
        var times = new List<double>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < Runs; run++)
        {
            var began = TimeProvider.System.GetTimestamp();
            matcher.Scan(texts);
            times.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        }

        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Runs / 1024;
        times.Sort();
        Console.WriteLine($"one scan, {Lines} {what}, {matcher.Signatures.Count} signatures: {times[Runs / 2]:0.0} ms (median of {Runs}, {times[0]:0.0}-{times[^1]:0.0}), {found} matches, {allocated} KiB allocated; allowed 20 ms");
    }
}
