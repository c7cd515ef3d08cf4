using TriageBot.Triage.Questions;

namespace TriageBot.Triage.Tests.Questions;

public sealed class QuestionReaderTests
{
    private const string LeftAlone = "-";

    public static TheoryData<string, string> Phrasings
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Questions", "phrasings.txt")).Where(l => !l.StartsWith('#')))
                data.Add(line.Split(" => ")[0], line.Split(" => ")[1]);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Phrasings))]
    public void What_people_write_is_the_nearest_command(string text, string command)
    {
        var question = QuestionReader.Read(text, isAddressed: false);

        (question?.Command ?? LeftAlone).ShouldBe(command);
    }

    [Theory]
    [MemberData(nameof(Phrasings))]
    public void A_command_read_again_is_the_same_question(string text, string command)
    {
        if (QuestionReader.Read(text, isAddressed: true) is not { } question || question is UnclearQuestion)
            return;

        QuestionReader.Read(question.Command, isAddressed: true)!.Command.ShouldBe(question.Command, command);
    }

    [Theory]
    [MemberData(nameof(Phrasings))]
    public void What_is_said_to_us_is_never_left_without_an_answer(string text, string command) =>
        QuestionReader.Read(text, isAddressed: true).ShouldNotBeNull(command);

    [Fact]
    public void A_command_is_no_guess_and_free_words_are_one()
    {
        QuestionReader.Read("history yesterday", isAddressed: false)!.IsCommand.ShouldBeTrue();
        QuestionReader.Read("was it the same yesterday?", isAddressed: false)!.IsCommand.ShouldBeFalse();
    }

    [Fact]
    public void What_is_no_question_of_ours_names_the_command_that_was_perhaps_meant()
    {
        QuestionReader.Read("logz please now quickly anna", isAddressed: true).ShouldBe(new UnclearQuestion("logs", "logz please now quickly anna") { Names = [] });
    }

    [Theory]
    [InlineData("events in cluster staging", NamedKind.Cluster, "staging")]
    [InlineData("show the events of the staging cluster", NamedKind.Cluster, "staging")]
    [InlineData("what happened in another cluster?", NamedKind.Cluster, "another cluster")]
    [InlineData("show the logs of /ecs/payments", NamedKind.LogGroup, "/ecs/payments")]
    [InlineData("logs /ecs/payments", NamedKind.LogGroup, "/ecs/payments")]
    [InlineData("can role admin decrypt that key?", NamedKind.Role, "admin")]
    [InlineData("history of service payments", NamedKind.Service, "payments")]
    [InlineData("is 999988887777 healthy?", NamedKind.Account, "999988887777")]
    [InlineData("diff payments:3 payments:4", NamedKind.Family, "payments")]
    [InlineData("timeline of 3f2a81d09b5e4c6fa7130d2e88b954c1", NamedKind.Task, "3f2a81d09b5e4c6fa7130d2e88b954c1")]
    [InlineData("what are the events in us-east-1?", NamedKind.Region, "us-east-1")]
    [InlineData("can arn:aws:iam::111122223333:role/admin decrypt the key?", NamedKind.Arn, "arn:aws:iam::111122223333:role/admin")]
    public void Names_of_things_of_AWS_are_told_from_words(string text, NamedKind kind, string name) =>
        QuestionReader.Read(text, isAddressed: true)!.Names.ShouldBe([new Named(kind, name)]);

    [Theory]
    [InlineData("is the service degraded in the cluster?")]
    [InlineData("what happened to the service yesterday?")]
    [InlineData("can the task role decrypt that key?")]
    [InlineData("show the logs before 14:02")]
    [InlineData("what does the target group say?")]
    public void Plain_words_name_nothing(string text) => QuestionReader.Read(text, isAddressed: true)!.Names.ShouldBeEmpty();
}
