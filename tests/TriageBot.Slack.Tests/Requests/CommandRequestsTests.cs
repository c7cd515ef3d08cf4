using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Slack.Requests;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Tests.Requests;

/// <summary>Slash commands, with the fields of Slack's reference.</summary>
public sealed class CommandRequestsTests
{
    private const string Task = "arn:aws:ecs:eu-central-1:111122223333:task/prod/3f2a81d09b5e4c6fa7130d2e88b954c1";

    private readonly CommandRequests _requests = new(new SlackSettings(), _ => new TargetDefaults("eu-central-1", null));

    [Theory]
    [InlineData($"why {Task}", Task)]
    [InlineData($"WHY   {Task} ", Task)]
    [InlineData(Task, Task)]
    [InlineData("prod/web", "prod/web")]
    [InlineData("why prod/web", "prod/web")]
    [InlineData("checkout:42", "checkout:42")]
    public void Why_is_asked_with_the_word_and_without(string text, string target)
    {
        var toDo = Read(text).ShouldBeOfType<ToDo>();

        toDo.Request.ShouldBe(new WhyRequest(new Asker("T0AB", "U0ANN", null), "C0INC", target) { ResponseUrl = "https://hooks.slack.com/commands/T0AB/1/abc" });
        toDo.Keys.ShouldBe(["trigger:13345224609.738474920.8088930838d88f008e0"]);
        Told(toDo.Body).ShouldContain("the answer follows");
    }

    [Theory]
    [InlineData("", "/ecs why <target>")]
    [InlineData("help", "/ecs help")]
    [InlineData("Help me", "/ecs help")]
    [InlineData("why", "Why did what die?")]
    [InlineData("wyh", "Did you mean /ecs why?")]
    [InlineData("restart it", "I do not know 'restart'")]
    [InlineData("why not-a-target at all", "I cannot read that target")]
    public void What_is_no_question_is_answered_at_once_and_for_one_person(string text, string told)
    {
        var answer = Read(text).ShouldBeOfType<AnsweredAtOnce>();

        Told(answer.Body).ShouldContain(told);
        answer.Body!.Value.GetProperty("response_type").GetString().ShouldBe("ephemeral");
    }

    [Fact]
    public void A_command_under_another_name_is_told_by_that_name() =>
        Told(Read("help", c => c["command"] = "/dead").ShouldBeOfType<AnsweredAtOnce>().Body).ShouldContain("/dead why <target>");

    [Fact]
    public void What_people_type_cannot_mention_anybody()
    {
        var told = Read("<!channel> <@U0BOB>").ShouldBeOfType<AnsweredAtOnce>().Body!.Value.GetProperty("text").GetString()!;

        told.ShouldNotContain("<!");
        told.ShouldNotContain("<@");
    }

    [Theory]
    [InlineData("team_id", null)]
    [InlineData("user_id", "ann")]
    [InlineData("channel_id", "<!here>")]
    [InlineData("trigger_id", null)]
    public void A_command_without_its_ids_is_none(string field, string? value) => Read($"why {Task}", c => c[field] = value).ShouldBe(Incoming.Ignored);

    [Fact]
    public void Who_asks_in_a_grid_is_known_by_it() =>
        Read($"why {Task}", c => c["enterprise_id"] = "E0GRID").ShouldBeOfType<ToDo>().Request.Asker.ShouldBe(new Asker("T0AB", "U0ANN", "E0GRID"));

    [Fact]
    public void The_channels_own_defaults_stand_in_for_what_a_target_leaves_out()
    {
        var asked = new List<string>();
        var requests = new CommandRequests(new SlackSettings(), channel =>
        {
            asked.Add(channel);
            return new TargetDefaults("eu-central-1", "prod");
        });

        requests.Read(Command($"why {Task}", null)).ShouldBeOfType<ToDo>();

        asked.ShouldNotBeEmpty();
        asked.ShouldAllBe(c => c == "C0INC");
    }

    private Incoming Read(string text, Action<JsonObject>? change = null) => _requests.Read(Command(text, change));

    private static JsonElement Command(string text, Action<JsonObject>? change)
    {
        var command = new JsonObject
        {
            ["team_id"] = "T0AB",
            ["team_domain"] = "acme",
            ["channel_id"] = "C0INC",
            ["channel_name"] = "inc-042",
            ["user_id"] = "U0ANN",
            ["user_name"] = "ann",
            ["command"] = "/ecs",
            ["text"] = text,
            ["response_url"] = "https://hooks.slack.com/commands/T0AB/1/abc",
            ["trigger_id"] = "13345224609.738474920.8088930838d88f008e0",
        };
        change?.Invoke(command);
        return JsonSerializer.SerializeToElement(command);
    }

    private static string Told(JsonElement? body) => System.Net.WebUtility.HtmlDecode(body!.Value.GetProperty("text").GetString()!);
}
