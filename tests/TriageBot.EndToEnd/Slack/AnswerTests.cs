using System.Text.RegularExpressions;
using TriageBot.EndToEnd.Reports;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Simulation.Model;

namespace TriageBot.EndToEnd.Slack;

/// <summary>A signed <c>/ecs why</c> for each shipped case ends as the right message.</summary>
public sealed partial class AnswerTests
{
    public static TheoryData<string> Cases => [.. Repository.CaseNames];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task By_HTTP_the_answer_is_the_message_that_was_read_and_found_right(string name)
    {
        await using var stack = await SlackStack.Start(name);

        (await stack.AsksWhy(name)).Ok.ShouldBeTrue();
        var report = await stack.Report();

        Snapshot.ShouldBe(Readable(report), $"{name}.slack.txt", "Slack");
        stack.Answers.Count.ShouldBe(1);
        stack.Journal.Calls.ShouldAllBe(c => c.Ok);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task By_Socket_Mode_it_is_the_same_message(string name)
    {
        await using var stack = await SlackStack.Start(name, bySocket: true);

        (await stack.AsksWhy(name)).Ok.ShouldBeTrue();
        var report = await stack.Report();

        Snapshot.ShouldBe(Readable(report), $"{name}.slack.txt", "Slack");
    }

    [Fact]
    public void No_snapshot_is_left_of_a_case_that_is_gone() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "tests", "TriageBot.EndToEnd", "Slack", "snapshots"), "*.slack.txt")
            .Select(f => Path.GetFileName(f)[..^".slack.txt".Length]).ShouldBeSubsetOf(Repository.CaseNames);

    /// <summary>Without what differs from run to run.</summary>
    internal static string Readable(Message message)
    {
        var stable = ReadAt().Replace(ReadableBlocks.Of(message.Text, message.Content.Blocks), "(read …)");
        return Took().Replace(stable, "AWS reads in … s");
    }

    [GeneratedRegex(@"AWS reads in [0-9.]+ s")]
    private static partial Regex Took();

    [GeneratedRegex(@"\(read \{?[0-9:]+( UTC)?\}?\)")]
    private static partial Regex ReadAt();
}
