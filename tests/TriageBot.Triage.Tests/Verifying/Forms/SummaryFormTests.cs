using TriageBot.Triage.Verifying.Forms;

namespace TriageBot.Triage.Tests.Verifying.Forms;

public sealed class SummaryFormTests
{
    [Theory]
    [InlineData("The heap was exhausted.")]
    [InlineData("Docker could not pull the image. The registry has no such tag.")]
    [InlineData("The log says \"curl: (6) Could not resolve host: ledger\", then the script ended with exit code 6.")]
    [InlineData("It failed, e.g. at start-up, 1.4.2 being the image's version.")]
    [InlineData("The module @profile/feature-flags is missing.")]
    [InlineData("npm could not find the module; python and node are not to blame.")]
    [InlineData("The service is not to be restarted by hand; ECS stopped the task.")]
    public void Plain_words_may_be_shown(string words) => SummaryForm.Faults(words).ShouldBeEmpty();

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  ", "empty")]
    [InlineData("It failed.\nIt stopped.", "line breaks")]
    [InlineData("It \u202efailed.", "not printed")]
    [InlineData("It fa\u200biled.", "not printed")]
    [InlineData("It \u001b[31mfailed.", "not printed")]
    [InlineData("It failed. It stopped. It is gone.", "sentences")]
    [InlineData("See https://x.example.", "link")]
    [InlineData("See www.x.example.", "link")]
    [InlineData("See [this](x).", "link")]
    [InlineData("See <http|x>.", "link")]
    [InlineData("Write to mailto:x@y.", "link")]
    [InlineData("Tell <!channel>.", "mentions")]
    [InlineData("Tell &lt;!channel&gt;.", "mentions")]
    [InlineData("Tell ＜!channel＞.", "mentions")]
    [InlineData("Tell <@U123>.", "mentions")]
    [InlineData("Tell @here.", "mentions")]
    [InlineData("Tell @ann now.", "mentions")]
    [InlineData("Do ```x```.", "code fence")]
    [InlineData("Run aws ecs update-service --force.", "command")]
    [InlineData("Run curl there.", "command")]
    [InlineData("Run kubectl there.", "command")]
    [InlineData("Run docker exec in it.", "command")]
    [InlineData("Run sudo for it.", "command")]
    [InlineData("Run rm -rf for it.", "command")]
    [InlineData("Run sh -c for it.", "command")]
    [InlineData("Run powershell for it.", "command")]
    [InlineData("Run npm install for it.", "command")]
    [InlineData("Run pip install for it.", "command")]
    [InlineData("It is $(reboot).", "command")]
    public void What_somebody_would_follow_may_not(string words, string because) => SummaryForm.Faults(words).ShouldContain(f => f.Contains(because), string.Join("; ", SummaryForm.Faults(words)));

    [Fact]
    public void Neither_may_what_is_too_long() => SummaryForm.Faults(new string('a', SummaryForm.Longest + 1)).ShouldHaveSingleItem().ShouldContain("401");
}
