using System.Globalization;
using System.Text.Json;

namespace TriageBot.Replay.Reported;

/// <summary>
/// Sizes as people and task definitions write them: <c>512</c>, <c>"512"</c>, <c>"0.5 vCPU"</c>, <c>"2 GB"</c>. ECS keeps CPU units and MiB.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size
/// </summary>
internal static class Sizes
{
    private const int OfWhole = 1024;

    /// <summary>Null where it is no size.</summary>
    public static int? CpuUnits(JsonElement? value) => Read(value, "vcpu");

    /// <summary>Null where it is no size.</summary>
    public static int? Mebibytes(JsonElement? value) => Read(value, "gb", "gib", "g");

    private static int? Read(JsonElement? value, params IReadOnlyList<string> wholes)
    {
        var text = value switch
        {
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            { ValueKind: JsonValueKind.String } words => words.GetString()!.Trim().ToLowerInvariant(),
            _ => "",
        };
        var unit = wholes.FirstOrDefault(text.EndsWith);
        var amount = unit is null ? text : text[..^unit.Length];
        return double.TryParse(amount, NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var size) && size * OfWhole < int.MaxValue
            ? (int)(unit is null ? size : size * OfWhole)
            : null;
    }
}
