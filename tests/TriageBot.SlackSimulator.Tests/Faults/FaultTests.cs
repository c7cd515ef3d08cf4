using System.Net;
using TriageBot.Simulation.Faults;
using TriageBot.Simulation.Tests.Fakes;

namespace TriageBot.Simulation.Tests.Faults;

public sealed class FaultTests
{
    [Fact]
    public async Task A_fatal_error_may_come_after_the_message_was_stored()
    {
        await using var test = await SlackTest.StartAsync();
        test.Slack.Faults.Add(Fault.ErrorAfterTheWork("chat.postMessage", "fatal_error"));
        (await test.Form("chat.postMessage", ("channel", test.Channel.Id), ("text", "x")))["error"]!.ToString().ShouldBe("fatal_error");
        test.Slack.Journal.Messages.Single().Text.ShouldBe("x");
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_connection_may_be_cut_before_or_after_the_work(bool after, int stored)
    {
        await using var test = await SlackTest.StartAsync();
        test.Slack.Faults.Add(after ? Fault.CutAfterTheWork("chat.postMessage") : Fault.CutBeforeTheWork("chat.postMessage"));
        await Should.ThrowAsync<HttpRequestException>(() => test.Form("chat.postMessage", ("channel", test.Channel.Id), ("text", "x")));
        test.Slack.Journal.Messages.Count.ShouldBe(stored);
        test.Slack.Journal.Calls.Single().Status.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_error_has_no_body_and_passes()
    {
        await using var test = await SlackTest.StartAsync();
        test.Slack.Faults.Add(Fault.HttpStatus("auth.test", 503) with { Times = 2 });
        for (var i = 0; i < 2; i++)
        {
            using var nothing = new StringContent("");
            using var response = await test.Send("auth.test", nothing, test.Slack.BotToken.Value);
            response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }

        (await test.Json("auth.test", []))["ok"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_slow_answer_is_right_in_the_end()
    {
        await using var test = await SlackTest.StartAsync();
        test.Slack.Faults.Add(Fault.Slow("auth.test", TimeSpan.FromSeconds(2.9)));
        var call = test.Json("auth.test", []);
        await test.Time.Pass(TimeSpan.FromSeconds(2.9), SlackTest.Token);
        (await call)["ok"]!.GetValue<bool>().ShouldBeTrue();
        test.Slack.Journal.Calls.Single().Took.ShouldBe(TimeSpan.FromSeconds(2.9));
    }

    [Fact]
    public async Task A_fault_can_wait_for_the_third_call_of_one_channel()
    {
        await using var test = await SlackTest.StartAsync();
        test.Slack.Faults.Add(Fault.Error("chat.postMessage", "not_in_channel") with { After = 2, Channel = test.Channel.Id });
        await test.Post("1");
        await test.Post("2");
        (await test.Form("chat.postMessage", ("channel", test.Channel.Id), ("text", "3")))["error"]!.ToString().ShouldBe("not_in_channel");
    }
}
