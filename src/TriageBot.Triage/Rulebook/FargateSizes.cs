namespace TriageBot.Triage.Rulebook;

/// <summary>
/// The memory that Fargate allows with a task's CPU.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size
/// </summary>
public static class FargateSizes
{
    private const int GiB = 1024;

    /// <summary>MiB, ascending; empty for CPU units that Fargate does not know.</summary>
    public static IReadOnlyList<int> Memory(int cpu) => cpu switch
    {
        256 => [512, 1 * GiB, 2 * GiB],
        512 => Steps(1, 4, 1),
        1024 => Steps(2, 8, 1),
        2048 => Steps(4, 16, 1),
        4096 => Steps(8, 30, 1),
        8192 => Steps(16, 60, 4),
        16384 => Steps(32, 120, 8),
        32768 => [60 * GiB, 120 * GiB, 244 * GiB],
        _ => [],
    };

    /// <summary>The smallest size that holds so much; null where the CPU allows none.</summary>
    public static int? AtLeast(int cpu, int mib) => Memory(cpu).Cast<int?>().FirstOrDefault(m => m >= mib);

    /// <summary>The smallest CPU that allows so much memory; null where none does.</summary>
    public static int? CpuFor(int mib) => new int?[] { 256, 512, 1024, 2048, 4096, 8192, 16384, 32768 }.FirstOrDefault(c => AtLeast(c!.Value, mib) is not null);

    private static List<int> Steps(int from, int to, int step)
    {
        var sizes = new List<int>();
        for (var size = from; size <= to; size += step)
            sizes.Add(size * GiB);
        return sizes;
    }
}
