using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Tests.WebApi;

public class SlackOriginsTests
{
    private const string Slack = "https://slack.com/api/";
    private const string Simulator = "http://127.0.0.1:5055/api/";

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1/1/a", true)]
    [InlineData("https://hooks.slack.com/actions/T1/1/a", true)]
    [InlineData("https://hooks.slack.com/app/T1/1/a", true)]
    [InlineData("https://hooks.slack.com/services/T1/B1/a", false)]
    [InlineData("https://hooks.slack.com/commands/../services/T1", false)]
    [InlineData("https://hooks.slack.com/commands/%2e%2e/services/T1", false)]
    [InlineData("http://hooks.slack.com/commands/T1", false)]
    [InlineData("https://hooks.slack.com:8443/commands/T1", false)]
    [InlineData("https://me@hooks.slack.com/commands/T1", false)]
    [InlineData("https://hooks.slack.com.evil.example/commands/T1", false)]
    [InlineData("https://evil.example/commands/?hooks.slack.com", false)]
    [InlineData("https://slack.com/api/commands/", false)]
    [InlineData("https://hооks.slack.com/commands/T1", false)]
    [InlineData("/commands/T1", false)]
    [InlineData("file:///commands/T1", false)]
    public void Only_slacks_own_response_urls_are_posted_to(string url, bool isAllowed) =>
        new SlackOrigins(new Uri(Slack)).AllowsResponse(new Uri(url, UriKind.RelativeOrAbsolute)).ShouldBe(isAllowed);

    [Theory]
    [InlineData("http://127.0.0.1:5055/respond/1", true)]
    [InlineData("http://127.0.0.1:5056/respond/1", false)]
    [InlineData("https://127.0.0.1:5055/respond/1", false)]
    [InlineData("http://localhost:5055/respond/1", false)]
    public void A_simulator_may_have_its_own_origin_and_no_other(string url, bool isAllowed) =>
        new SlackOrigins(new Uri(Simulator)).AllowsResponse(new Uri(url)).ShouldBe(isAllowed);

    [Theory]
    [InlineData(Slack, "wss://wss-primary.slack.com/link/?ticket=1", true)]
    [InlineData(Slack, "ws://wss-primary.slack.com/link/?ticket=1", false)]
    [InlineData(Slack, "wss://slack.com.evil.example/link", false)]
    [InlineData(Slack, "wss://evilslack.com/link", false)]
    [InlineData(Slack, "ws://127.0.0.1:5055/link", false)]
    [InlineData(Simulator, "ws://127.0.0.1:5055/link", true)]
    [InlineData(Simulator, "ws://127.0.0.1:5056/link", false)]
    public void Connections_are_opened_to_slack_only(string api, string url, bool isAllowed) =>
        new SlackOrigins(new Uri(api)).AllowsSocket(new Uri(url)).ShouldBe(isAllowed);

    [Theory]
    [InlineData("http://slack.com/api/")]
    [InlineData("http://10.0.0.1/api/")]
    [InlineData("https://slack.com/api")]
    [InlineData("https://slack.com/api/?x=/")]
    [InlineData("https://me@slack.com/api/")]
    [InlineData("ftp://slack.com/api/")]
    public void An_address_that_would_show_the_token_is_refused(string url) =>
        Should.Throw<ArgumentException>(() => new SlackOrigins(new Uri(url)));

    [Theory]
    [InlineData("http://simulator:5055/api/")]
    [InlineData("https://slack-gov.com/api/")]
    public void A_simulator_next_door_and_the_government_are_fine(string url) =>
        new SlackOrigins(new Uri(url)).ApiUrl.ShouldBe(new Uri(url));
}
