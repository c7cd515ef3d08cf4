using FsCheck;
using FsCheck.Fluent;

namespace TriageBot.Slack.Tests.Messages;

internal static class Properties
{
    private const int Tests = 60;

    /// <summary>Holds for each of a fixed row of hostile values.</summary>
    public static void Check<T>(this Arbitrary<T> values, Action<T> property) => FsCheck.Check.One(Hostile.Config(Tests), Prop.ForAll(values, property));
}
