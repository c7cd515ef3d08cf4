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
foreach (var path in Directory.GetFiles(cases, "*.case.json").Order(StringComparer.Ordinal))
{
    var target = (string)JsonNode.Parse(await File.ReadAllTextAsync(path))!["expected"]!["target"]!;
    await WhyOverHttp.Measure(path, target, TimeSpan.FromMilliseconds(40));
}

return 0;
