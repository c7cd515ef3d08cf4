using System.Text.Json.Nodes;
using TriageBot.Bench;

// What the bot costs: dotnet run -c Release --project tests/TriageBot.Bench -- tests/cases
if (args is not [var cases])
{
    Console.Error.WriteLine("usage: TriageBot.Bench <folder of cases>");
    return 2;
}

OneLoad.Measure();
OneScan.Measure();

// The bot lives long: what is measured is the code that the runtime has optimised by then, not the first minute of the bench's own process.
foreach (var path in Directory.GetFiles(cases, "*.case.json").Order(StringComparer.Ordinal))
    await WhyOverHttp.Warm(path, Target(path), TimeSpan.Zero);
foreach (var path in Directory.GetFiles(cases, "*.case.json").Order(StringComparer.Ordinal))
    await WhyOverHttp.Measure(path, Target(path), TimeSpan.FromMilliseconds(40));

return 0;

static string Target(string path) => (string)JsonNode.Parse(File.ReadAllText(path))!["expected"]!["target"]!;
