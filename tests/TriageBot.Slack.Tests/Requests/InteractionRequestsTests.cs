using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Slack.Messages;
using TriageBot.Slack.Requests;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Tests.Requests;

/// <summary>Clicks, the shortcut and the modal, in the shapes of Slack's reference.</summary>
public sealed class InteractionRequestsTests
{
    private const string Task = "arn:aws:ecs:eu-central-1:111122223333:task/prod/3f2a81d09b5e4c6fa7130d2e88b954c1";
    private const string Message = "1767794531.000200";
    private const string Trigger = "13345224609.738474920.8088930838d88f008e0";

    private readonly InteractionRequests _requests = new(_ => new TargetDefaults("eu-central-1", null));

    [Fact]
    public void A_click_names_its_button_its_incident_and_its_message()
    {
        var toDo = Click().ShouldBeOfType<ToDo>();

        toDo.Request.ShouldBe(new ClickRequest(new Asker("T0AB", "U0ANN", null), "C0INC", Buttons.Logs, "i1", Message, Trigger) { ResponseUrl = "https://hooks.slack.com/actions/T0AB/1/abc" });
        toDo.Body.ShouldBeNull();
    }

    [Theory]
    [InlineData("1767794600.10", "1767794600.90", true)]
    [InlineData("1767794600.10", "1767794609.10", false)]
    public void A_finger_that_bounces_is_one_click(string first, string second, bool isSame)
    {
        var one = Click(c => c["actions"]![0]!["action_ts"] = first).ShouldBeOfType<ToDo>().Keys;
        var other = Click(c => c["actions"]![0]!["action_ts"] = second).ShouldBeOfType<ToDo>().Keys;

        one.Intersect(other).Any().ShouldBe(isSame);
    }

    [Fact]
    public void Two_people_who_click_the_same_are_two()
    {
        var one = Click().ShouldBeOfType<ToDo>().Keys;
        var other = Click(c => c["user"]!["id"] = "U0BOB").ShouldBeOfType<ToDo>().Keys;

        one.Intersect(other).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("action_id", "another_apps_button")]
    [InlineData("value", "")]
    [InlineData("value", null)]
    public void A_button_that_is_none_of_ours_is_left_alone(string field, string? value) => Click(c => c["actions"]![0]![field] = value).ShouldBe(Incoming.Ignored);

    [Fact]
    public void A_buttons_value_of_any_length_is_not_taken() => Click(c => c["actions"]![0]!["value"] = new string('a', 65)).ShouldBe(Incoming.Ignored);

    [Fact]
    public void A_click_in_a_thread_knows_its_thread() =>
        Click(c => c["container"]!["thread_ts"] = "1767794000.000100").ShouldBeOfType<ToDo>().Request.ThreadTs.ShouldBe("1767794000.000100");

    [Fact]
    public void The_shortcut_finds_the_target_in_what_was_said()
    {
        var why = Shortcut($"ALARM: task {Task} stopped").ShouldBeOfType<ToDo>().Request.ShouldBeOfType<WhyRequest>();

        (why.Target, why.ThreadTs, why.IsInOthersThread).ShouldBe((Task, Message, false));
    }

    [Fact]
    public void A_message_that_names_nothing_is_answered_too() => Shortcut("lunch?").ShouldBeOfType<ToDo>().Request.ShouldBeOfType<WhyRequest>().Target.ShouldBe("");

    [Fact]
    public void The_shortcut_on_a_reply_answers_in_that_thread()
    {
        var why = Shortcut(Task, m => m["message"]!["thread_ts"] = "1767794000.000100").ShouldBeOfType<ToDo>().Request.ShouldBeOfType<WhyRequest>();

        (why.ThreadTs, why.IsInOthersThread).ShouldBe(("1767794000.000100", true));
    }

    [Fact]
    public void Another_shortcut_is_left_alone() => Shortcut(Task, m => m["callback_id"] = "another").ShouldBe(Incoming.Ignored);

    [Fact]
    public void What_a_person_says_it_was_is_read_from_the_modal()
    {
        var toDo = Label().ShouldBeOfType<ToDo>();

        toDo.Request.ShouldBe(new LabelRequest(new Asker("T0AB", "U0ANN", null), "C0INC", "i1", "OOM", "container_oom", null));
        toDo.Keys.ShouldBe(["view:V0NE:156663117.cd33ad1f"]);
    }

    [Theory]
    [InlineData("callback_id", "another")]
    [InlineData("private_metadata", "i1")]
    [InlineData("private_metadata", null)]
    public void A_view_that_is_none_of_ours_is_left_alone(string field, string? value) => Label(v => v["view"]![field] = value).ShouldBe(Incoming.Ignored);

    [Theory]
    [InlineData("""{"type":"block_actions"}""")]
    [InlineData("""{"type":"block_actions","user":{"id":"U0ANN","team_id":"T0AB"}}""")]
    [InlineData("""{"type":"block_actions","user":[],"team":3}""")]
    [InlineData("""{"type":"unheard_of","user":{"id":"U0ANN","team_id":"T0AB"}}""")]
    [InlineData("[]")]
    public void What_has_another_shape_is_left_alone(string payload) => _requests.Read(JsonDocument.Parse(payload).RootElement).ShouldBe(Incoming.Ignored);

    private Incoming Click(Action<JsonObject>? change = null) => Read("block_actions", change, new()
    {
        ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = Message, ["channel_id"] = "C0INC", ["is_ephemeral"] = false },
        ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = Buttons.Logs, ["block_id"] = "actions-i1", ["value"] = "i1", ["action_ts"] = "1767794600.10" }),
    });

    private Incoming Shortcut(string text, Action<JsonObject>? change = null) => Read("message_action", change, new()
    {
        ["callback_id"] = InteractionRequests.Shortcut,
        ["message_ts"] = Message,
        ["message"] = new JsonObject { ["type"] = "message", ["user"] = "U0BOB", ["ts"] = Message, ["text"] = text },
    });

    private Incoming Label(Action<JsonObject>? change = null) => Read("view_submission", change, new()
    {
        ["view"] = new JsonObject
        {
            ["id"] = "V0NE",
            ["hash"] = "156663117.cd33ad1f",
            ["callback_id"] = LabelModal.CallbackId,
            ["private_metadata"] = "i1 C0INC",
            ["state"] = new JsonObject
            {
                ["values"] = new JsonObject
                {
                    ["bucket"] = new JsonObject { ["bucket"] = new JsonObject { ["type"] = "static_select", ["selected_option"] = new JsonObject { ["value"] = "OOM" } } },
                    ["cause"] = new JsonObject { ["cause"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "container_oom" } },
                    ["note"] = new JsonObject { ["note"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "  " } },
                },
            },
        },
    });

    private Incoming Read(string type, Action<JsonObject>? change, JsonObject rest)
    {
        var interaction = new JsonObject(rest.ToList().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())))
        {
            ["type"] = type,
            ["team"] = new JsonObject { ["id"] = "T0AB", ["domain"] = "acme" },
            ["user"] = new JsonObject { ["id"] = "U0ANN", ["team_id"] = "T0AB" },
            ["channel"] = new JsonObject { ["id"] = "C0INC", ["name"] = "inc-042" },
            ["trigger_id"] = Trigger,
            ["response_url"] = "https://hooks.slack.com/actions/T0AB/1/abc",
        };
        change?.Invoke(interaction);
        return _requests.Read(JsonSerializer.SerializeToElement(interaction));
    }
}
