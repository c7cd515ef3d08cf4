using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Tests.Targets;

public sealed class TargetFuzzTests
{
    private const int Inputs = 10_000;
    private const string Alphabet = "arn:aws/ecs-TASK_0123456789abcdef?#%$&=<>|`*\"'().,;—\u200b\u202e\u001b\n\ud83d …é";

    [Fact]
    public void Ten_thousand_mutated_targets_give_a_target_or_an_error_and_never_a_crash()
    {
        var random = new Random(20260101);
        var seeds = TargetParserTests.Readable.Select(row => row.Data.Item1)
            .Concat(MalformedTargetTests.Malformed.Select(row => row.Data.Item1))
            .ToArray();

        var (targets, errors) = (0, 0);
        for (var i = 0; i < Inputs; i++)
        {
            var text = Mutated(seeds[random.Next(seeds.Length)], random);
            var parsed = TargetParser.Parse(text, Forms.Defaults);

            (parsed.Target is null).ShouldNotBe(parsed.Error is null, text);
            if (parsed.Target is { } target)
            {
                ShouldBeWellFormed(target, text);
                targets++;
            }
            else
            {
                parsed.Error!.Found.Length.ShouldBeLessThan(600, text);
                parsed.Error.Found.Any(char.IsControl).ShouldBeFalse(text);
                errors++;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Inputs} mutated inputs: {targets} targets, {errors} errors");
        targets.ShouldBeGreaterThan(Inputs / 20);
        errors.ShouldBeGreaterThan(Inputs / 20);
    }

    [Theory]
    [InlineData('<')]
    [InlineData('|')]
    [InlineData('a')]
    [InlineData('/')]
    [InlineData('-')]
    [InlineData('%')]
    [InlineData('\u200b')]
    [InlineData('\ud800')]
    public void A_huge_text_of_one_character_is_an_error_at_once(char c) =>
        TargetParser.Parse(new string(c, 5_000_000), Forms.Defaults).Error.ShouldNotBeNull();

    private static void ShouldBeWellFormed(Target target, string text)
    {
        target.Scope.Region.ShouldMatch(@"\A[a-z]+(-[a-z]+)+-\d\z", text);
        target.Scope.Account.ShouldNotBeNull().ShouldMatch(@"\A\d{12}\z", text);
        var (cluster, name) = target switch
        {
            TaskTarget task => (task.Cluster, task.TaskId),
            ServiceTarget service => (service.Cluster, service.Service),
            RevisionTarget revision => (revision.Cluster, revision.Family),
            _ => throw new InvalidOperationException($"an unknown kind of target: {target}"),
        };
        (cluster ?? "none").ShouldMatch(@"\A[A-Za-z0-9_-]{1,255}\z", text);
        name.ShouldMatch(@"\A[A-Za-z0-9_-]{1,255}\z", text);
    }

    private static string Mutated(string seed, Random random)
    {
        var text = seed;
        for (var edits = random.Next(1, 5); edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 6), text.Length - at);
            text = random.Next(5) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Alphabet[random.Next(Alphabet.Length)].ToString()),
                2 => text.Insert(at, text[at..Math.Min(text.Length, at + random.Next(1, 80))]),
                3 when length > 0 => text.Remove(at, 1).Insert(at, Alphabet[random.Next(Alphabet.Length)].ToString()),
                _ => text[..at] + text[at..].ToUpperInvariant(),
            };
        }

        return text;
    }
}
