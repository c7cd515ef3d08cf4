using System.Text.Json;
using TriageBot.Replay.Iam.Simulation;

namespace TriageBot.Replay.Tests.Iam.Simulation;

/// <summary>The operators as the IAM user guide defines them.</summary>
public sealed class ConditionsTests
{
    [Theory]
    [InlineData("""{"StringEquals":{"aws:x":["a","b"]}}""", "b", true, "")]
    [InlineData("""{"StringEquals":{"aws:x":"B"}}""", "b", false, "")]
    [InlineData("""{"StringEqualsIgnoreCase":{"aws:x":"B"}}""", "b", true, "")]
    [InlineData("""{"StringNotEquals":{"aws:x":["a","b"]}}""", "b", false, "")]
    [InlineData("""{"StringNotEquals":{"aws:x":["a","c"]}}""", "b", true, "")]
    [InlineData("""{"StringLike":{"AWS:X":"v?ce-*"}}""", "vpce-12", true, "")]
    [InlineData("""{"ArnLike":{"aws:x":"arn:aws:ecs:*:111122223333:*"}}""", "arn:aws:ecs:eu-central-1:111122223333:task/1", true, "")]
    [InlineData("""{"Bool":{"aws:x":true}}""", "True", true, "")]
    [InlineData("""{"Null":{"aws:x":"true"}}""", null, true, "")]
    [InlineData("""{"Null":{"aws:x":"true"}}""", "a", false, "")]
    [InlineData("""{"StringEqualsIfExists":{"aws:x":"a"}}""", null, true, "")]
    [InlineData("""{"StringEqualsIfExists":{"aws:x":"a"}}""", "b", false, "")]
    [InlineData("""{"StringEquals":{"aws:x":"a"}}""", null, false, "aws:x")]
    [InlineData("""{"NumericLessThan":{"aws:x":"5"}}""", "4", false, "aws:x")]
    [InlineData("""{"StringEquals":{"aws:x":"a"},"Bool":{"aws:y":"true"}}""", "a", false, "aws:y")]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:x":["a","b"]}}""", "a,c", false, "")]
    [InlineData("""{"ForAnyValue:StringEquals":{"aws:x":["a","b"]}}""", "a,c", true, "")]
    public void A_condition_holds_or_names_what_it_misses(string condition, string? value, bool holds, string missing)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        if (value is not null)
            values["aws:x"] = value.Split(',');
        var named = new HashSet<string>();

        Conditions.Hold(JsonDocument.Parse(condition).RootElement, new(values), named).ShouldBe(holds);
        string.Join(',', named).ShouldBe(missing);
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*c", "abbb", false)]
    [InlineData("a?c", "ac", false)]
    [InlineData("**b?*", "aabc", true)]
    [InlineData("", "a", false)]
    public void Wildcards_stand_anywhere(string pattern, string text, bool matches) => Glob.Matches(pattern, text, ignoreCase: false).ShouldBe(matches);

    [Fact]
    public void A_hostile_pattern_takes_no_time() => Glob.Matches(string.Concat(Enumerable.Repeat("a*", 500)) + "b", new string('a', 2_000), ignoreCase: false).ShouldBeFalse();
}
