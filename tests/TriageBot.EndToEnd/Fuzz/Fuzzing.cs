using System.Globalization;

namespace TriageBot.EndToEnd.Fuzz;

/// <summary>Gives a parser many inputs; none may crash it or hold it up. <c>TRIAGEBOT_FUZZ=100000</c> sets how many.</summary>
internal static class Fuzzing
{
    private const int Usual = 2_000;
    private static readonly TimeSpan s_longestInput = TimeSpan.FromSeconds(20);

    private static int Inputs =>
        int.TryParse(Environment.GetEnvironmentVariable("TRIAGEBOT_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var inputs) ? inputs : Usual;

    /// <param name="parse">Parses one input: true where it was read, false where it was refused as documented, an exception where the parser is wrong.</param>
    public static Task Run(Func<Mutator, bool> parse) => Run(mutator => Task.FromResult(parse(mutator)));

    public static Task Run(Func<Mutator, Task<bool>> parse) => Run(async mutator => await parse(mutator) ? 1 : 0, together: 1);

    /// <param name="parse">Parses so many inputs and says how many of them were read.</param>
    /// <param name="together">How many inputs one seed makes.</param>
    public static async Task Run(Func<Mutator, Task<int>> parse, int together)
    {
        var cancel = TestContext.Current.CancellationToken;
        var time = TimeProvider.System;
        var (read, slowest, began) = (0, (Seed: 0, Took: TimeSpan.Zero), time.GetTimestamp());
        for (var seed = 1; seed <= Inputs / together; seed++)
        {
            var started = time.GetTimestamp();
            try
            {
                // On another thread, so that an input that never ends is named too.
                var input = new Mutator(seed);
                read += await Task.Run(() => parse(input), cancel).WaitAsync(s_longestInput, time, cancel);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                Assert.Fail($"The input of seed {seed}: {e}");
            }

            if (time.GetElapsedTime(started) is var took && took > slowest.Took)
                slowest = (seed, took);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Inputs} inputs in {time.GetElapsedTime(began).TotalSeconds:0.0} s: {read} read, {Inputs - read} refused; the slowest took {slowest.Took.TotalMilliseconds:0} ms (seed {slowest.Seed})");
        read.ShouldBeInRange(1, Inputs - 1, "inputs that are all good or all bad test little");
    }
}
