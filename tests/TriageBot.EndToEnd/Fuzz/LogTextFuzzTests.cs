using System.Text;
using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Ecs.Events;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.EndToEnd.Fuzz;

public sealed class LogTextFuzzTests
{
    private const int Longest = 400;

    [Fact]
    public Task A_log_line_whatever_it_holds_is_read_redacted_and_shown()
    {
        var lines = Repository.CaseNames.SelectMany(Messages).Select(Encoding.UTF8.GetBytes).ToList();
        var redactor = new Redactor(new byte[32]);
        var matcher = new Matcher(Rules.BuiltIn().Signatures);
        var kinds = TextField.All.Select(f => f.Kind).ToArray();

        return Fuzzing.Run(mutator =>
        {
            var line = mutator.Text(lines);
            var redacted = redactor.Redact(line);
            var printable = Printable.Of(redacted.Text);
            printable.Any(c => char.IsControl(c) && c is not ('\n' or '\t')).ShouldBeFalse();
            var bounded = Bounded.Middle(printable, mutator.Below(Longest));
            bounded.Length.ShouldBeLessThanOrEqualTo(Longest);
            matcher.Scan(kinds.Select(kind => new ScanText(kind, "x#1", "app", line))).ShouldNotBeNull();
            return EcsEvent.Parse(line) is not null;
        });
    }

    private static IEnumerable<string> Messages(string name) =>
        from logGroup in Repository.Read(name)["logs"]!["groups"]!.AsArray()
        from stream in logGroup!["streams"]!.AsArray()
        from logged in stream!["events"]!.AsArray()
        select (string)((JsonObject)logged!)["message"]!;
}
