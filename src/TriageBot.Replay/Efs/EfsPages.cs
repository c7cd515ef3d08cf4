using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Efs;

/// <summary>How EFS cuts lists.</summary>
internal static class EfsPages
{
    public static (IReadOnlyList<T> Items, string? Next) Of<T>(IReadOnlyList<T> all, Input input, string list)
    {
        var size = input.Number("MaxItems") switch
        {
            null => 100,
            >= 1 and var asked => (int)Math.Min(asked, 100),
            _ => throw BadRequest("MaxItems must be greater than 0."),
        };
        try
        {
            return Paging.Cut(all, size, input.Text("Marker"), list);
        }
        catch (AwsRefusal)
        {
            throw BadRequest("invalid marker");
        }
    }

    public static AwsRefusal BadRequest(string message) => new("BadRequest", message);
}
