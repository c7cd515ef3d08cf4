using TriageBot.Slack.Access;
using TriageBot.Slack.Requests;
using TriageBot.Slack.Tests.Fakes;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Tests.Access;

public sealed class DoorkeeperTests
{
    private static readonly Asker s_ann = new("T1", "U1", null);

    private readonly FakeSlackApi _slack = new();
    private readonly EdgeTime _time = new();

    [Fact]
    public async Task With_nothing_set_every_colleague_may_ask_everywhere()
    {
        var admission = await Admit(new());

        admission.Refusal.ShouldBeNull();
        admission.Binding.ShouldBeNull();
        admission.IsMember.ShouldBeTrue();
    }

    [Theory]
    [InlineData("T2", "this workspace")]
    [InlineData("T1", null)]
    public async Task Only_listed_workspaces_are_answered(string listed, string? because) => Says(await Admit(new() { Workspaces = [listed] }), because);

    [Theory]
    [InlineData("C1", true)]
    [InlineData("inc-042", true)]
    [InlineData("#inc-042", true)]
    [InlineData("C2", false)]
    [InlineData("#general", false)]
    public async Task A_channel_is_listed_by_id_or_name(string listed, bool admits)
    {
        var admission = await Admit(new() { Channels = [Binding(listed)] });

        (admission.Refusal is null).ShouldBe(admits);
        (admission.Binding?.Channel == listed).ShouldBe(admits);
    }

    [Fact]
    public async Task A_channel_that_cannot_be_seen_is_admitted_by_its_id_alone_and_the_bot_is_no_member()
    {
        _slack.RoomFails = FakeSlackApi.Refuses("channel_not_found");

        var admission = await Admit(new() { Channels = [Binding("C1")] });
        admission.Refusal.ShouldBeNull();
        admission.IsMember.ShouldBeFalse();
        Says(await Admit(new() { Channels = [Binding("#inc-042")] }), "may not answer in this channel");
    }

    [Fact]
    public async Task Where_Slack_cannot_tell_nobody_is_let_in()
    {
        _slack.RoomFails = FakeSlackApi.Refuses("http_500", isTransient: true);

        await Should.ThrowAsync<SlackApiException>(() => Admit(new()));
    }

    [Theory]
    [InlineData(false, "shared with another organisation")]
    [InlineData(true, null)]
    public async Task A_shared_channel_is_answered_only_where_that_is_allowed(bool allowed, string? because)
    {
        _slack.Room = _slack.Room with { IsExternallyShared = true };

        Says(await Admit(new() { AllowShared = allowed }), because);
    }

    [Theory]
    [InlineData(false, "guests may not ask me")]
    [InlineData(true, null)]
    public async Task A_guest_is_answered_only_where_that_is_allowed(bool allowed, string? because)
    {
        _slack.Somebody = _slack.Somebody with { IsGuest = true };

        Says(await Admit(new() { AllowGuests = allowed }), because);
    }

    [Fact]
    public async Task A_bot_and_somebody_who_left_are_refused()
    {
        _slack.Somebody = _slack.Somebody with { IsBot = true };
        Says(await Admit(new()), "only people");

        _slack.Somebody = _slack.Somebody with { IsBot = false, IsDeleted = true };
        Says(await Admit(new()), "only people");
    }

    [Fact]
    public async Task A_stranger_and_somebody_of_another_workspace_are_refused()
    {
        _slack.Somebody = _slack.Somebody with { IsStranger = true };
        Says(await Admit(new()), "another organisation");

        _slack.Somebody = _slack.Somebody with { IsStranger = false, TeamId = "T9" };
        Says(await Admit(new()), "another organisation");
    }

    [Fact]
    public async Task On_a_grid_a_colleague_may_be_of_another_workspace()
    {
        _slack.Somebody = _slack.Somebody with { TeamId = "T9" };

        Says(await Admit(new(), s_ann with { Enterprise = "E1" }), null);
    }

    [Theory]
    [InlineData("U1", "U9", null)]
    [InlineData("U2", "U1", null)]
    [InlineData("U2", "U9", "not among those who may ask me")]
    public async Task A_person_is_listed_by_id_or_by_user_group(string user, string member, string? because)
    {
        _slack.Group = [member];

        Says(await Admit(new() { Users = [user], UserGroups = ["S1"] }), because);
    }

    [Fact]
    public async Task What_Slack_says_is_remembered_for_a_minute_and_no_longer()
    {
        var doorkeeper = Of(new());
        await doorkeeper.Admit(s_ann, "C1", TestContext.Current.CancellationToken);
        await doorkeeper.Admit(s_ann, "C1", TestContext.Current.CancellationToken);
        _slack.Asked.ShouldBe(1);

        _time.Advance(TimeSpan.FromMinutes(1));
        _slack.Somebody = _slack.Somebody with { IsDeleted = true };
        Says(await doorkeeper.Admit(s_ann, "C1", TestContext.Current.CancellationToken), "only people");
    }

    private Task<Admission> Admit(SlackSettings settings, Asker? asker = null) => Of(settings).Admit(asker ?? s_ann, "C1", TestContext.Current.CancellationToken);

    private Doorkeeper Of(SlackSettings settings) => new(settings, new SlackDirectory(_slack, _time));

    private static ChannelBinding Binding(string channel) => new(channel, null, [], [], null, null);

    private static void Says(Admission admission, string? because)
    {
        if (because is null)
            admission.Refusal.ShouldBeNull();
        else
            admission.Refusal.ShouldNotBeNull().ShouldContain(because);
    }
}
