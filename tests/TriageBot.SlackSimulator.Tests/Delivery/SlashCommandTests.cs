using Microsoft.AspNetCore.Http;
using TriageBot.Simulation.Delivery;
using TriageBot.Simulation.Recording;
using TriageBot.Simulation.Tests.Fakes;

namespace TriageBot.Simulation.Tests.Delivery;

public sealed class SlashCommandTests
{
    [Fact]
    public void The_signature_is_that_of_Slacks_own_example()
    {
        const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        SignedRequest.Signature("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", System.Text.Encoding.UTF8.GetBytes(Body))
            .ShouldBe("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    [Fact]
    public async Task A_command_is_a_signed_form_without_a_charset()
    {
        await using var test = await SlackTest.StartAsync();
        await test.Slack.As(test.Ann).Runs(test.Channel, "/ecs", "why a b", SlackTest.Token);
        var request = test.App.Requests.Single();
        request.Headers["Content-Type"].ShouldBe("application/x-www-form-urlencoded");
        request.Headers["X-Slack-Request-Timestamp"].ShouldBe("1795224131");
        request.Headers["X-Slack-Signature"].ShouldMatch("^v0=[0-9a-f]{64}$");
        request.Body.ShouldContain("command=%2Fecs&text=why+a+b&");
        test.Slack.Journal.Deliveries.Single().Kind.ShouldBe(DeliveryKind.SlashCommand);
    }

    [Fact]
    public async Task A_text_in_the_acknowledgement_is_shown_to_the_person_alone()
    {
        await using var test = await SlackTest.StartAsync();
        test.App.Answer = (context, _) => context.Response.WriteAsync("looking", SlackTest.Token);
        await test.Slack.As(test.Ann).Runs(test.Channel, "/ecs", "why a", SlackTest.Token);
        var shown = test.Slack.Journal.Ephemerals.Single();
        (shown.UserId, shown.Text, shown.Route).ShouldBe((test.Ann.Id, "looking", EphemeralRoute.Acknowledgement));
    }

    [Fact]
    public async Task Without_an_acknowledgement_in_three_seconds_the_person_sees_a_timeout()
    {
        await using var test = await SlackTest.StartAsync();
        test.App.Answer = (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var running = test.Slack.As(test.Ann).Runs(test.Channel, "/ecs", "why a", SlackTest.Token);
        await test.Time.Pass(TimeSpan.FromSeconds(3), SlackTest.Token);
        (await running).Failure.ShouldBe("http_timeout");
        test.Slack.Journal.Ephemerals.Single().Text.ShouldContain("operation_timeout");
    }
}
