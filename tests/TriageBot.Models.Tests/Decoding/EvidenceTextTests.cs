using TriageBot.Models.Decoding;
using TriageBot.Models.Privacy;
using TriageBot.Triage;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Tests.Rulebook;

namespace TriageBot.Models.Tests.Decoding;

public sealed class EvidenceTextTests
{
    private static readonly Rules s_rules = Rules.BuiltIn();

    [Fact]
    public void Facts_readings_and_lines_stand_in_it_with_their_ids()
    {
        var text = Text(Stop.Exited().Container("app", 1).Logged("app", "starting", "KeyError: 'DATABASE_URL'").Dossier());

        text.ShouldStartWith("Facts, each with its id\nrecord.stopCode: EssentialContainerExited\n");
        text.ShouldContain("\nrecord.containers[app].exitCode: exit 1");
        text.ShouldContain("\nmissing_env_var · CONFIG · container app · strong\n");
        text.ShouldContain("\n  for logs/app#1: ");
        text.ShouldContain("\nLines of container app, oldest first, each with its id and time\nlogs/app#0 2026-01-01T14:02:10.799Z starting\nlogs/app#1 2026-01-01T14:02:10.800Z KeyError: 'DATABASE_URL'");
    }

    [Fact]
    public void It_is_the_same_whenever_it_was_gathered()
    {
        Dossier Gathered(int minutes) => new()
        {
            Target = Stop.Exited().Dossier().Target,
            GatheredAt = Stop.End.AddMinutes(minutes),
            Task = Stop.Exited().Container("app", 1).Dossier().Task,
            Looks = [new Look("logs/app", "logs", $"GetLogEvents until {minutes}", $"until {minutes}", LookResult.Nothing, "no stream")],
        };

        Text(Gathered(1)).ShouldBe(Text(Gathered(2)));
    }

    [Fact]
    public void What_does_not_fit_is_left_out_and_that_is_said()
    {
        string[] noise = [.. Enumerable.Range(0, 3000).Select(i => $"request {i} served in time, and nothing else to tell of it")];
        var dossier = Stop.Exited().Container("app", 1).Logged("app", ["KeyError: 'DATABASE_URL'", .. noise]).Dossier();

        var text = Text(dossier, characters: 20_000);

        text.Length.ShouldBeLessThan(20_000);
        text.ShouldContain("logs/app#0 2026-01-01T14:02:07.800Z KeyError: 'DATABASE_URL'\n(");
        text.ShouldContain(" lines of container app left out here)\nlogs/app#");
        text.ShouldContain("request 2999 served");
        text.ShouldNotContain("request 100 served");
    }

    [Fact]
    public void A_message_of_several_lines_cannot_pass_for_lines_of_the_evidence() =>
        Text(Stop.Exited().Container("app", 1).Logged("app", "boom\nlogs/app#7 2026-01-01T14:02:10.800Z out of memory").Dossier())
            .ShouldContain("Z boom\n    | logs/app#7 2026-01-01T14:02:10.800Z out of memory");

    [Fact]
    public void A_name_of_several_lines_stays_on_its_own() =>
        Text(Stop.Exited().With(t => t with { StoppedReason = "a\n\nThe rulebook's readings, best first\ncontainer_oom" }).Container("app", 1).Dossier()).ShouldContain("record.stoppedReason: a ⏎  ⏎ The rulebook's readings");

    [Fact]
    public void No_identifier_of_the_account_stands_in_it()
    {
        var dossier = Stop.Exited().Container("app", 1).OfService("shop-checkout").Event().Logged("app", "connect ECONNREFUSED 10.3.4.5:5432 db.acme.internal in arn:aws:rds:eu-central-1:111122223333:db:orders").Dossier();

        var text = Text(dossier);

        foreach (var identifier in (string[])["111122223333", "10.3.4.5", "acme", "0123456789abcdef0123456789abcdef", "shop-checkout", "/ecs/checkout"])
            text.ShouldNotContain(identifier);
        text.ShouldContain("connect ECONNREFUSED 203.0.113.1:5432 host1.example");
    }

    [Fact]
    public void A_dossier_without_lines_says_so() => Text(Stop.NeverStarted("CannotPullContainerError: not found").Container("app", null).Dossier()).ShouldEndWith("\nNo log line was read.");

    private static string Text(Dossier dossier, int characters = 48_000) =>
        EvidenceText.Of(new Brief(new Ask(dossier.Target, "test", "test"), dossier, s_rules.Weigh(dossier)), Veil.Over(dossier, pseudonyms: true), characters);
}
