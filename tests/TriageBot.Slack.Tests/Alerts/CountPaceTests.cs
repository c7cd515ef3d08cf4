using TriageBot.Slack.Alerts;
using TriageBot.Slack.Tests.Fakes;

namespace TriageBot.Slack.Tests.Alerts;

public sealed class CountPaceTests
{
    private readonly EdgeTime _time = new();
    private readonly CountPace _pace;

    public CountPaceTests() => _pace = new CountPace(_time);

    [Fact]
    public void A_count_is_shown_once_alerts_have_stopped_coming()
    {
        _pace.Shown("a");
        _pace.Joined("a");
        _pace.IsDue("a").ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(2));
        _pace.IsDue("a").ShouldBeTrue();
    }

    [Fact]
    public void While_they_come_it_is_shown_every_twenty_seconds()
    {
        _pace.Shown("a");
        for (var second = 0; second < 19; second++)
        {
            _pace.Joined("a");
            _pace.IsDue("a").ShouldBeFalse();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        _pace.Joined("a");
        _pace.IsDue("a").ShouldBeTrue();
    }

    [Fact]
    public void What_a_process_before_this_one_left_unshown_is_due() => _pace.IsDue("a").ShouldBeTrue();
}
