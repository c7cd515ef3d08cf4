using TriageBot.Triage.Questions.Free;

namespace TriageBot.Triage.Tests.Questions.Free;

public sealed class CauseWordsTests
{
    [Theory]
    [InlineData("It died because the disk was full.")]
    [InlineData("The crash was CAUSED by a timeout.")]
    [InlineData("It stopped due to a missing variable.")]
    [InlineData("The root cause is not known.")]
    [InlineData("That led to the exit.")]
    [InlineData("It was OOMKilled.")]
    [InlineData("Der Container starb, weil der Speicher voll war.")]
    public void A_sentence_that_says_why_is_told(string sentence) => CauseWords.Explain(sentence).ShouldBeTrue();

    [Theory]
    [InlineData("It stopped at 14:02:11 with exit code 1.")]
    [InlineData("The stopped reason is \"Essential container in task exited\".")]
    [InlineData("The last line says \"exiting because of SIGTERM\".")]
    [InlineData("Memory was 498 of 512 MiB.")]
    public void What_happened_is_not_why(string sentence) => CauseWords.Explain(sentence).ShouldBeFalse();

    [Theory]
    [InlineData("Reading: it may be the disk.", true)]
    [InlineData("A reading: it may be the disk.", true)]
    [InlineData("As a reading, it may be the disk.", true)]
    [InlineData("Reading the logs it died because of the disk.", false)]
    [InlineData("It died because of the disk while reading: files.", false)]
    public void A_reading_says_so_at_its_beginning(string sentence, bool isReading) => CauseWords.IsReading(sentence).ShouldBe(isReading);

    [Fact]
    public void Causes_are_named_by_their_ids() => CauseWords.Named("Not Container_OOM, but disk_full.", ["container_oom", "disk_full", "disk"]).ShouldBe(["container_oom", "disk_full"]);
}
