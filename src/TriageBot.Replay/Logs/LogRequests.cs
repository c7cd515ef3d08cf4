using System.Text;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Logs;

/// <summary>What CloudWatch Logs demands of every request for events.</summary>
internal static class LogRequests
{
    /// <summary>The most a page holds: 1 MB, each event counted as its UTF-8 bytes and 26 more.</summary>
    private const int PageBytes = 1_048_576;

    public const int PageEvents = 10_000;

    public static int Limit(this Input input, int usual, int most) => input.Number("limit") switch
    {
        null => usual,
        < 1 => throw Constraint(input, "limit", "greater than or equal to 1"),
        var limit when limit > most => throw Constraint(input, "limit", $"less than or equal to {most}"),
        var limit => (int)limit,
    };

    public static (long? Start, long? End) Window(this Input input)
    {
        foreach (var member in new[] { "startTime", "endTime" })
        {
            if (input.Number(member) < 0)
                throw Constraint(input, member, "greater than or equal to 0");
        }

        return (input.Number("startTime"), input.Number("endTime"));
    }

    /// <summary>How many of these events fit on one page; at least one.</summary>
    public static int Fitting(IEnumerable<RecordedEvent> events, int limit)
    {
        var (count, bytes) = (0, 0L);
        foreach (var e in events)
        {
            bytes += Encoding.UTF8.GetByteCount(e.Message) + 26;
            if (count == limit || (count > 0 && bytes > PageBytes))
                break;
            count++;
        }

        return count;
    }

    private static AwsRefusal Constraint(Input input, string member, string rule) =>
        AwsRefusal.InvalidParameter($"1 validation error detected: Value '{input.Number(member)}' at '{member}' failed to satisfy constraint: Member must have value {rule}");
}
