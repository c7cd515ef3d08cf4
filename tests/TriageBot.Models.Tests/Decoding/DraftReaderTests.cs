using TriageBot.Models.Decoding;
using TriageBot.Models.Privacy;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Tests.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Models.Tests.Decoding;

public sealed class DraftReaderTests
{
    private const string Good = """
        {"bucket":"CONFIG","cause":"missing_env_var","container":"app","summary":"DB_HOST is not set.","cites":[{"id":"logs/app#1","quote":"DB_HOST is not set"},{"id":"logs/app#2","quote":""}],
         "ruled_out":[{"cause":"container_oom","id":"record.containers[app].exitCode"}],"action":"set_variable","confidence":"medium"}
        """;

    private readonly Veil _veil = Veil.Over(Stop.Exited().Container("app", 1).Dossier(), pseudonyms: true);

    [Fact]
    public void A_draft_is_read_whole()
    {
        var draft = Read(Good).Draft.ShouldNotBeNull();

        (draft.Decoder, draft.Cause, draft.Bucket, draft.Container, draft.Summary).ShouldBe(("model:m", "missing_env_var", Bucket.Config, "app", "DB_HOST is not set."));
        draft.Cites.ShouldBe(["logs/app#1", "logs/app#2"]);
        draft.Quotes.ShouldBe([new Quote("logs/app#1", "DB_HOST is not set")]);
        draft.RuledOut.ShouldBe([new DraftRuledOut("container_oom", "record.containers[app].exitCode")]);
        (draft.Action, draft.Confidence).ShouldBe(("set_variable", Confidence.Medium));
    }

    [Theory]
    [InlineData("Here it is:\n```json\n", "\n```\nI hope {this} helps.")]
    [InlineData("{not json} ", "")]
    public void Words_around_it_are_passed_over(string before, string after) => Read(before + Good + after).Draft.ShouldNotBeNull();

    [Fact]
    public void Fields_that_nobody_asked_for_are_passed_over() => Read(Good.Replace("\"bucket\"", "\"thoughts\":[1,{}],\"bucket\"", StringComparison.Ordinal)).Draft.ShouldNotBeNull();

    [Theory]
    [InlineData("\"container\":\"app\"", "\"container\":\"\"")]
    [InlineData("\"container\":\"app\"", "\"container\":null")]
    public void No_container_is_none(string good, string none) => Read(Good.Replace(good, none, StringComparison.Ordinal)).Draft.ShouldNotBeNull().Container.ShouldBeNull();

    [Fact]
    public void An_abstention_is_a_draft_too() =>
        Read("""{"bucket":"UNKNOWN","cause":"no_evidence","container":"","summary":"Nothing says why.","cites":[],"ruled_out":[],"action":"","confidence":"low"}""").Draft.ShouldNotBeNull().Bucket.ShouldBe(Bucket.Unknown);

    [Fact]
    public void Identifiers_are_back_in_place_before_anybody_else_reads_it()
    {
        _veil.Hide("10.0.0.1 and db.acme.internal");

        var draft = Read(Good.Replace("DB_HOST is not set", "203.0.113.1 is host1.example", StringComparison.Ordinal)).Draft.ShouldNotBeNull();

        draft.Summary.ShouldBe("10.0.0.1 is db.acme.internal.");
        draft.Quotes.ShouldHaveSingleItem().Words.ShouldBe("10.0.0.1 is db.acme.internal");
    }

    [Fact]
    public void A_quote_over_several_lines_is_without_the_marks_that_it_was_shown_with() =>
        Read(Good.Replace("\"quote\":\"DB_HOST is not set\"", "\"quote\":\"Traceback\\n    | KeyError\"", StringComparison.Ordinal)).Draft.ShouldNotBeNull().Quotes.ShouldHaveSingleItem().Words.ShouldBe("Traceback\nKeyError");

    [Theory]
    [InlineData("", "", "there is no JSON object in it")]
    [InlineData("\"bucket\":\"CONFIG\",", "", "bucket is missing")]
    [InlineData("\"CONFIG\"", "\"config\"", "bucket is \"config\", and not one of UNKNOWN, BENIGN, CODE_BUG, OOM, RESOURCE, CONFIG")]
    [InlineData("\"missing_env_var\"", "7", "cause is no text")]
    [InlineData("\"missing_env_var\"", "\"\"", "cause is empty")]
    [InlineData("\"DB_HOST is not set.\"", "[\"a\"]", "summary is no text")]
    [InlineData("[{\"id\":\"logs/app#1\"", "[3,{\"id\":\"logs/app#1\"", "cites is no list of objects")]
    [InlineData("\"cites\":[", "\"cites_\":[", "cites is missing")]
    [InlineData("\"id\":\"logs/app#2\"", "\"id\":\"\"", "id of cites is empty")]
    [InlineData("\"medium\"", "\"certain\"", "confidence is \"certain\", and not one of high, medium, low")]
    public void What_is_no_draft_says_what_is_wrong(string good, string bad, string wrong)
    {
        var (draft, because) = Read(good.Length == 0 ? "I do not know." : Good.Replace(good, bad, StringComparison.Ordinal));

        draft.ShouldBeNull();
        because.ShouldBe(wrong);
    }

    [Fact]
    public void What_is_too_long_is_no_draft()
    {
        Read(Good.Replace("DB_HOST is not set.", new string('x', 2001), StringComparison.Ordinal)).Wrong.ShouldBe("summary is longer than 2000 characters");
        Read(Good.Replace("\"ruled_out\":[", $"\"ruled_out\":[{string.Concat(Enumerable.Repeat("""{"cause":"a","id":"b"},""", 20))}", StringComparison.Ordinal)).Wrong.ShouldBe("ruled_out has more than 20 entries");
    }

    [Fact]
    public void A_text_of_brackets_costs_no_time() => Read(new string('{', 200_000)).Wrong.ShouldBe("there is no JSON object in it");

    private (Draft? Draft, string? Wrong) Read(string said) => new DraftReader("model:m", _veil).Read(said);
}
