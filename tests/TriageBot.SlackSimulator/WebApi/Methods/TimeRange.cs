using System.Globalization;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary><c>oldest</c>, <c>latest</c> and <c>inclusive</c> of history and replies.</summary>
internal sealed record TimeRange(decimal Oldest, decimal Latest, bool Inclusive)
{
    public static TimeRange Of(Arguments arguments) => new(
        Read(arguments.Text("oldest"), 0, "invalid_ts_oldest"),
        Read(arguments.Text("latest"), decimal.MaxValue, "invalid_ts_latest"),
        arguments.Flag("inclusive"));

    public bool Holds(Message message)
    {
        var ts = decimal.Parse(message.Ts, CultureInfo.InvariantCulture);
        return Inclusive ? ts >= Oldest && ts <= Latest : ts > Oldest && ts < Latest;
    }

    private static decimal Read(string? text, decimal otherwise, string refusal) =>
        text is not { Length: > 0 } ? otherwise
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ts) ? ts
        : throw new SlackErrorException(refusal);
}
