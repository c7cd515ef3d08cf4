using TriageBot.Triage.Alerts;

namespace TriageBot.Triage.Tests.Alerts;

public sealed class AlertStatesTests
{
    [Theory]
    [InlineData("✅ checkout is fine again", AlertState.Resolved)]
    [InlineData(":white_check_mark: checkout", AlertState.Resolved)]
    [InlineData("Recovered: [checkout] memory", AlertState.Resolved)]
    [InlineData("[Recovered] memory", AlertState.Resolved)]
    [InlineData("[RESOLVED] TaskDown (checkout)", AlertState.Resolved)]
    [InlineData("[OK] checkout", AlertState.Resolved)]
    [InlineData("OK: \"checkout-5xx\" in EU (Frankfurt)", AlertState.Resolved)]
    [InlineData("*Resolved #123*: checkout", AlertState.Resolved)]
    [InlineData(":fire: Triggered: memory", AlertState.Firing)]
    [InlineData("[FIRING:2] TaskDown", AlertState.Firing)]
    [InlineData("[FIRING:1, RESOLVED:1] TaskDown", AlertState.Firing)]
    [InlineData("ALARM: \"checkout-5xx\" in EU (Frankfurt)", AlertState.Firing)]
    [InlineData("Acknowledged #123: checkout", AlertState.Quiet)]
    [InlineData("[No Data] memory", AlertState.Quiet)]
    public void A_title_that_says_its_state(string title, AlertState state) => AlertStates.OfTitle(title).ShouldBe(state);

    [Theory]
    [InlineData("")]
    [InlineData("OK button fails")]
    [InlineData("checkout: resolved")]
    [InlineData("[checkout] OK")]
    [InlineData("Resolved hosts cannot be reached")]
    public void A_title_that_does_not(string title) => AlertStates.OfTitle(title).ShouldBeNull();

    [Theory]
    [InlineData("CloudWatch Alarm | checkout-5xx", "The alarm checkout-5xx changed state to OK", AlertState.Resolved)]
    [InlineData("CloudWatch Alarm | checkout-5xx", "The alarm changed state to ALARM", AlertState.Firing)]
    [InlineData("checkout-5xx", "*State*\nINSUFFICIENT_DATA", AlertState.Quiet)]
    [InlineData("checkout", "\"status\": \"resolved\"", AlertState.Resolved)]
    [InlineData("[FIRING:1] checkout", "State: OK", AlertState.Firing)]
    [InlineData("task stopped", "the state of affairs", AlertState.Firing)]
    public void A_message_says_it_in_its_title_or_its_text(string title, string text, AlertState state) => AlertStates.OfMessage(title, text).ShouldBe(state);
}
