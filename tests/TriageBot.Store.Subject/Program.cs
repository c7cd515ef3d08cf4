using System.Globalization;
using TriageBot.Store;
using TriageBot.Store.Subject;

// A process of its own that the tests kill, starve or measure. It prints a line only after the store's method returned.
if (args is not [var mode, var path, var number])
{
    await Console.Error.WriteLineAsync("usage: live PATH FIRST | spend PATH DAY | fill PATH BYTES | measure PATH SECONDS");
    return 2;
}

var value = int.Parse(number, CultureInfo.InvariantCulture);
await using var store = StoreFile.Open(path, TimeProvider.System);
using var say = new Say();
say.Line("ready");
await (mode switch
{
    "live" => Life.Run(store, say, value),
    "spend" => Spending.Run(store, say, value),
    "fill" => Fill.Run(store, say, value),
    "measure" => Measure.Run(store, say, value),
    _ => throw new ArgumentException($"No mode {mode}."),
});
return 0;
