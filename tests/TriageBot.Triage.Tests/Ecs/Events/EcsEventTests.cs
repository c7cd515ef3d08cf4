using TriageBot.Triage.Ecs.Events;

namespace TriageBot.Triage.Tests.Ecs.Events;

public sealed class EcsEventTests
{
    [Theory]
    [InlineData("\\ud83d", "written as an escape")]
    [InlineData(null, "as it is, which no attribute can hold")]
    public void A_line_with_half_a_surrogate_pair_is_no_event(string? half, string how) =>
        EcsEvent.Parse($$"""{"source":"aws.ecs","id":"{{half ?? '\ud83d'.ToString()}}"}""").ShouldBeNull(how);
}
