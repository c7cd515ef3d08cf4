using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Evaluation;

/// <summary><c>eval</c>: text and JSON, what it counts, and what it exits with.</summary>
public sealed class EvalTests : IDisposable
{
    private const string Oom = """{"id":"oom","stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited","containers":[{"name":"app","essential":true,"exitCode":137,"reason":"OutOfMemoryError: Container killed due to memory usage"}],"logLines":[],"bucket":"OOM","cause":"container_oom"}""";
    private const string Crash = """{"id":"crash","stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited","containers":[{"name":"app","essential":true,"exitCode":1,"reason":null}],"logLines":["starting","ZeroDivisionError: division by zero"],"bucket":"CODE_BUG","cause":"app_exception","supportingLine":"ZeroDivisionError: division by zero"}""";
    private const string Missed = """{"id":"missed","stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited","containers":[{"name":"app","essential":true,"exitCode":1,"reason":null}],"logLines":[],"bucket":"CONFIG","cause":"missing_env_var"}""";
    private const string Open = """{"id":"open","stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited","containers":[{"name":"app","essential":true,"exitCode":1,"reason":null}],"logLines":[],"bucket":"CONFIG","cause":"missing_env_var","evidenceSuffices":false}""";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Text_says_how_often_it_agrees_and_lists_what_was_missed()
    {
        var run = await Eval(_folder.Write("c.jsonl", Lines(Oom, Crash, Missed, Open)));

        run.Status.ShouldBe(0, run.Error);
        run.Out.ShouldContain("4 cases, 3 of them decidable");
        run.Out.ShouldMatch("decidable +2/3 +66.7 %");
        run.Out.ShouldMatch("not decidable +1/1 +100.0 %");
        run.Out.ShouldMatch("wrong conclusions +0");
        run.Out.ShouldContain("1/1 100.0 % of the decidable cases that name one");
        run.Out.ShouldContain("missed  (bucket)\n  label  CONFIG missing_env_var\n  found  UNKNOWN no_evidence, record only".ReplaceLineEndings());
        run.Out.ShouldNotContain("crash  (");
    }

    [Fact]
    public async Task Json_says_the_same_to_programs()
    {
        var score = await Json(_folder.Write("c.jsonl", Lines(Oom, Crash, Missed, Open)));

        ((int)score["cases"]!).ShouldBe(4);
        ((int)score["decidable"]!["cases"]!).ShouldBe(3);
        ((int)score["undecidable"]!["cases"]!).ShouldBe(1);
        score["missed"]!.AsArray().Select(m => (string)m!).ShouldBe(["missed"]);
        score["wrongConclusions"]!.AsArray().ShouldBeEmpty();
        ((int)score["confusion"]!["CONFIG"]!["UNKNOWN"]!).ShouldBe(1);
        score["results"]!.AsArray().Single(r => (string)r!["id"]! == "crash")!["cited"]!.AsArray().Select(c => (string)c!).ShouldBe(["ZeroDivisionError: division by zero"]);
    }

    [Fact]
    public async Task With_events_more_is_concluded_and_no_bucket_changes()
    {
        var file = _folder.Write("c.jsonl", Lines(Oom, Crash, Missed));

        var without = await Json(file);
        var with = await Json(file, "--events");

        Buckets(with).ShouldBe(Buckets(without));
        ((int)without["concluded"]!).ShouldBe(1);
        ((int)with["concluded"]!).ShouldBe(2);
    }

    [Theory]
    [InlineData("66", 0)]
    [InlineData("66%", 0)]
    [InlineData("0.66", 0)]
    [InlineData("67", 1)]
    [InlineData("0.67", 1)]
    [InlineData("100", 1)]
    [InlineData("1", 1)]
    [InlineData("1%", 0)]
    public async Task A_share_too_small_is_the_exit_status(string share, int status) =>
        (await Eval(_folder.Write("c.jsonl", Lines(Oom, Crash, Missed)), "--min-bucket", share)).Status.ShouldBe(status);

    [Fact]
    public async Task Where_no_case_is_decidable_no_share_is_met()
    {
        var run = await Eval(_folder.Write("c.jsonl", Open), "--min-bucket", "1%");

        run.Status.ShouldBe(1);
        run.Error.ShouldContain("no case is decidable");
    }

    [Theory]
    [InlineData("most")]
    [InlineData("-1")]
    [InlineData("101")]
    public async Task A_share_that_is_none_is_refused(string share)
    {
        var run = await Eval(_folder.Write("c.jsonl", Oom), "--min-bucket", share);

        run.Status.ShouldBe(2);
        run.Error.ShouldContain($"--min-bucket is '{share}'");
    }

    [Theory]
    [InlineData("{\"id\":\"x\"", "c.jsonl:3: this is no reported failure")]
    [InlineData("[]", "c.jsonl:3: this is no reported failure")]
    [InlineData("null", "c.jsonl:3: is null")]
    [InlineData("{\"id\":\"x\",\"bucket\":\"OOM\"}", "c.jsonl:3: this is no reported failure")]
    [InlineData("{\"id\":\"\",\"bucket\":\"OOM\",\"cause\":\"container_oom\"}", "c.jsonl:3: id is empty")]
    [InlineData("{\"id\":\"oom\",\"bucket\":\"OOM\",\"cause\":\"container_oom\"}", "c.jsonl:3: the id 'oom' stands in line 1 already")]
    [InlineData("{\"id\":\"x\",\"bucket\":\"OOM\",\"cause\":\"container_oom\",\"containers\":[{\"name\":\"\"}]}", "c.jsonl:3: a container has no name")]
    [InlineData("{\"id\":\"x\",\"bucket\":\"OOM\",\"cause\":\"container_oom\",\"containers\":[{\"name\":\"a\",\"exitCode\":\"one\"}]}", "c.jsonl:3: this is no reported failure ($.containers[0].exitCode")]
    [InlineData("{\"id\":\"x\",\"bucket\":\"OOM\",\"cause\":\"container_oom\",\"taskDef\":[]}", "c.jsonl:3: taskDef must be an object")]
    [InlineData("{\"id\":\"x\",\"bucket\":\"MISHAP\",\"cause\":\"container_oom\"}", "c.jsonl:3: the bucket is 'MISHAP', and must be one of")]
    public async Task A_broken_line_is_named_by_file_and_line(string line, string message)
    {
        var run = await Eval(_folder.Write("c.jsonl", Lines(Oom, "", line)));

        run.Status.ShouldBe(2, run.Error);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(message);
        run.Error.ShouldNotContain("Exception");
        run.Error.TrimEnd().ShouldNotContain('\n');
    }

    [Fact]
    public async Task A_label_that_no_rule_file_knows_is_said_with_what_may_be_meant()
    {
        var run = await Eval(_folder.Write("c.jsonl", Lines(Crash, Oom.Replace("container_oom", "contaner_oom"))));

        run.Status.ShouldBe(0);
        run.Error.ShouldContain("c.jsonl:2: no rule file knows the label's cause 'contaner_oom' (container_oom?)");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public async Task A_file_that_holds_nothing_says_so(string text)
    {
        var run = await Eval(_folder.Write("empty.jsonl", text));

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("empty.jsonl: holds no reported failure");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said()
    {
        var run = await Eval("nowhere.jsonl");

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("nowhere.jsonl: cannot be read (there is no such file)");
    }

    [Fact]
    public async Task A_folder_is_read_with_both_kinds_of_case()
    {
        var path = Path.GetDirectoryName(_folder.Write("a.jsonl", Crash))!;
        _folder.Write("b.case.json", File.ReadAllText(Repository.Case("oom-kill")));
        _folder.Write("notes.txt", "not a case");

        (await Json(path))["results"]!.AsArray().Select(r => (string)r!["id"]!).ShouldBe(["crash", "oom-kill"]);
    }

    [Fact]
    public async Task A_folder_without_a_case_is_said()
    {
        var run = await Eval(Path.GetDirectoryName(_folder.Write("notes.txt", "none"))!);

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("holds no *.case.json and no *.jsonl file");
    }

    [Fact]
    public async Task A_case_of_ones_own_cause_is_filed_where_ones_own_rules_say()
    {
        var rules = _folder.Write("own.yaml", """
            family: licences
            causes:
              - {id: licence_expired, bucket: CONFIG, summary: "The licence ended: {line}", no_action: "Buy another.", settle: "Its date."}
            signatures:
              - {id: licence_expired, cause: licence_expired, source: application, strength: strong, all: ["licence expired"], says: "the licence has run out", matches: ["FATAL licence expired"], misses: ["licence ok"]}
            """);
        var config = _folder.Write("triagebot.yaml", $"Rulebook:\n  Files: [\"{rules}\"]\n");
        var file = _folder.Write("c.jsonl", Crash.Replace("ZeroDivisionError: division by zero", "FATAL licence expired").Replace("app_exception", "licence_expired").Replace("CODE_BUG", "CONFIG"));

        var score = await Json(file, "--config", config);

        score["missed"]!.AsArray().ShouldBeEmpty();
        ((string)score["results"]![0]!["family"]!).ShouldBe("licences");
    }

    public void Dispose() => _folder.Dispose();

    private static string Lines(params string[] lines) => string.Join('\n', lines) + "\n";

    private static IEnumerable<string> Buckets(JsonNode score) => score["results"]!.AsArray().Select(r => (string)r!["bucket"]!);

    private static Task<Cli.Cli> Eval(params string[] args) => Cli.Cli.Run(["eval", .. args]);

    private static async Task<JsonNode> Json(params string[] args)
    {
        var run = await Eval([.. args, "--format", "json"]);
        run.Status.ShouldBe(0, run.Error);
        return JsonNode.Parse(run.Out)!;
    }
}
