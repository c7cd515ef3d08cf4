using TriageBot.Configuration;
using TriageBot.Output;
using TriageBot.Triage.Reporting;
using TriageBot.Verbs;

namespace TriageBot.Tests.Configuration;

public sealed class SettingsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("triagebot-").FullName;

    [Fact]
    public void Without_any_file_the_defaults_hold()
    {
        var settings = Read();

        settings.Accounts.ShouldBeEmpty();
        settings.DefaultCluster.ShouldBeNull();
        settings.Evidence.Deadline.ShouldBe(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void The_file_of_the_working_folder_is_read()
    {
        Write("triagebot.yaml", """
            Aws:
              DefaultCluster: prod
              Accounts:
              - Id: "111122223333"
                RoleArn: arn:aws:iam::111122223333:role/triagebot
                ExternalId: team-42
                Regions: [eu-central-1, us-east-1]
            Evidence:
              EventLogGroups: [/aws/events/ecs/stopped-tasks]
              Deadline: 00:00:20
            Rulebook:
              Files: [ours.yaml]
            """);

        var settings = Read();

        settings.DefaultCluster.ShouldBe("prod");
        var account = settings.Accounts.ShouldHaveSingleItem();
        (account.Id, account.RoleArn, account.ExternalId).ShouldBe(("111122223333", "arn:aws:iam::111122223333:role/triagebot", "team-42"));
        account.Regions.ShouldBe(["eu-central-1", "us-east-1"]);
        settings.Evidence.EventLogGroups.ShouldBe(["/aws/events/ecs/stopped-tasks"]);
        settings.Evidence.Deadline.ShouldBe(TimeSpan.FromSeconds(20));
        settings.RuleFiles.ShouldBe([Path.Combine(_folder, "ours.yaml")]);
    }

    [Fact]
    public void The_environment_wins_over_the_file_and_the_named_file_over_the_folders()
    {
        Write("triagebot.yaml", "Aws: { DefaultCluster: of-the-folder }");
        var named = Write("other.yaml", "Aws: { DefaultCluster: of-the-option }");

        Read().DefaultCluster.ShouldBe("of-the-folder");
        Read(path: named).DefaultCluster.ShouldBe("of-the-option");
        Read(("TRIAGEBOT__AWS__DEFAULTCLUSTER", "of-the-environment")).DefaultCluster.ShouldBe("of-the-environment");
    }

    [Theory]
    [InlineData("Slack:SigningSecret")]
    [InlineData("Slack:AppToken")]
    [InlineData("Slack:BotToken")]
    [InlineData("Model:ApiKey")]
    public void A_secret_is_refused_in_a_file_and_taken_from_the_environment(string key)
    {
        var parts = key.Split(':');
        Write("triagebot.yaml", $"{parts[0]}:\n  {parts[1]}: do-not-print-me\n");

        var message = Complaint();
        message.ShouldBe($"{Path.Combine(_folder, "triagebot.yaml")}:2: {key} is a secret and must not stand in this file; set it in the environment, or name a file that holds it in {key}File");
        message.ShouldNotContain("do-not-print-me");

        Write("triagebot.yaml", $"{parts[0]}:\n  {parts[1]}File: secret.txt\n");
        Should.NotThrow(() => Read(($"TRIAGEBOT__{parts[0]}__{parts[1]}".ToUpperInvariant(), "do-not-print-me")));
    }

    [Theory]
    [InlineData("Slack: { ApiUrl: 'https://slack.com/api/', Channels: [ops] }")]
    [InlineData("Model: { Provider: bedrock, Name: claude, Endpoint: 'http://localhost:1234' }")]
    [InlineData("Model: { Provider: none }")]
    [InlineData("Store: { Path: triagebot.db }")]
    [InlineData("Alerts: { Channel: incidents, Queue: 'https://sqs.eu-central-1.amazonaws.com/123456789012/alerts', SnsTopics: ['arn:aws:sns:eu-central-1:123456789012:alarms'] }")]
    [InlineData("Alerts: { Routes: [{ Cluster: prod, Service: 'pay*', Tag: team=pay, Bucket: OOM, Owner: Pay, Channel: C0123ABCD }], Owners: [{ Service: 'pay*', Name: Pay, Mention: S0123ABCD }], OwnerTags: [team] }")]
    [InlineData("Alerts: { InChannels: true, Senders: [A0123ABCD], Window: '00:30:00', Mute: '02:00:00', PerHour: 5, QuietHours: '22:00-07:00 Europe/Berlin' }")]
    [InlineData("Slack: { Channels: [{ Channel: a, Alerts: false, Mentions: true, QuietHours: '22:00-07:00', PerHour: 3 }] }")]
    [InlineData("Evidence: { CloudTrailLogGroups: [trail] }")]
    [InlineData("Evidence:\nAws:\n")]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    public void Every_documented_key_is_known(string yaml)
    {
        Write("triagebot.yaml", yaml);

        Should.NotThrow(() => Read());
    }

    [Theory]
    [InlineData("Aws:\n  DefaultClustr: x", ":2: unknown key Aws:DefaultClustr; did you mean Aws:DefaultCluster?")]
    [InlineData("Slak:\n  BotTokenFile: x", ":2: unknown key Slak:BotTokenFile; did you mean Slack:BotTokenFile?")]
    [InlineData("Slack:\n  Wat: x", ":2: unknown key Slack:Wat; Slack may have BotToken, ")]
    [InlineData("Foo:\n  Bar: x", ":2: unknown key Foo:Bar; the sections are Aws, Evidence, Rulebook, Slack, Model, Store, Alerts")]
    [InlineData("Evidence:\n  Deadline: 7h", ":2: Evidence:Deadline is '7h', and must be a time between 00:00:01 and 00:05:00")]
    [InlineData("Evidence:\n  Deadline: 00:00:00", ":2: Evidence:Deadline is '00:00:00', and must be")]
    [InlineData("Evidence:\n  EventLogGroups: /x", ":2: Evidence:EventLogGroups is one value, and must be a list")]
    [InlineData("Aws:\n  DefaultCluster: [a]", ":2: Aws:DefaultCluster is a list or a section here, and must be one value")]
    [InlineData("Aws:\n  Accounts: 7", ":2: Aws:Accounts is one value, and must be a list of sections with Id, RoleArn, ExternalId, Regions")]
    [InlineData("Aws:\n  Accounts:\n  - Id: 12", ":3: Aws:Accounts:0:Id is '12', and must be twelve digits")]
    [InlineData("Aws:\n  Accounts:\n  - Id: '111122223333'\n    RoleArn: triagebot", ":4: Aws:Accounts:0:RoleArn is 'triagebot', and must be a role's ARN")]
    [InlineData("Model:\n  Provider: gpt", ":2: Model:Provider is 'gpt', and must be none, anthropic, bedrock or openai")]
    [InlineData("Slack:\n  ApiUrl: slack.com", ":2: Slack:ApiUrl is 'slack.com', and must be an https URL such as https://slack.com/api/ (http only to this machine or to a host name without a dot)")]
    [InlineData("Alerts:\n  QuietHours: at night", ":2: Alerts:QuietHours is 'at night', and must be hours such as 22:00-07:00")]
    [InlineData("Alerts:\n  SnsTopics: [alarms]", ":2: Alerts:SnsTopics:0 is 'alarms', and must be a topic's ARN")]
    [InlineData("Alerts:\n  Queue: alerts", ":2: Alerts:Queue is 'alerts', and must be an SQS queue's URL or ARN")]
    [InlineData("Alerts:\n  PagerDutySecret: abc", ":2: Alerts:PagerDutySecret is a secret and must not stand in this file")]
    [InlineData("Alerts:\n  Routes:\n  - Bucket: BAD", ":3: Alerts:Routes:0:Bucket is 'BAD', and must be UNKNOWN, BENIGN")]
    [InlineData("Alerts:\n  Anything: x", ":2: unknown key Alerts:Anything; Alerts may have ")]
    [InlineData("Aws: prod", ":1: Aws is one value, and must be a section with Accounts, DefaultCluster")]
    [InlineData("Aws:\n\tDefaultCluster: x", ":1: this is not YAML: ")]
    [InlineData("a: 1\na: 2", ":2: this is not YAML: Duplicate key a")]
    [InlineData("just words", ": a configuration is one YAML document of sections")]
    [InlineData("- a\n- b", ": a configuration is one YAML document of sections")]
    public void A_wrong_file_is_one_line_with_the_place(string yaml, string message)
    {
        var file = Write("triagebot.yaml", yaml);

        Complaint().ShouldStartWith(file + message);
        Complaint().ShouldNotContain("\n");
    }

    [Fact]
    public void An_account_without_an_id_or_twice_is_refused()
    {
        Write("triagebot.yaml", "Aws: { Accounts: [ { ExternalId: abc } ] }");
        Complaint().ShouldBe("Aws:Accounts:0:Id is missing, and must be twelve digits");

        Write("triagebot.yaml", "Aws: { Accounts: [ { Id: '111122223333' }, { Id: '111122223333' } ] }");
        Complaint().ShouldBe("Aws:Accounts names account 111122223333 twice");
    }

    [Fact]
    public void Alerts_that_would_have_nowhere_to_go_are_refused()
    {
        Write("triagebot.yaml", "Alerts: { Queue: 'arn:aws:sqs:eu-central-1:123456789012:alerts' }");
        Complaint().ShouldStartWith("alerts come in by webhook or queue and have nowhere to go: set Alerts:Channel");

        Write("triagebot.yaml", "Alerts: { Routes: [ { Service: pay } ] }");
        Complaint().ShouldBe("Alerts:Routes:0:Channel is missing, and must be a channel's name or id");
    }

    [Fact]
    public void A_wrong_variable_is_named() =>
        Complaint(("TRIAGEBOT__SLAK__BOTTOKEN", "xoxb-secret")).ShouldBe("environment variable TRIAGEBOT__SLAK__BOTTOKEN: unknown key SLAK:BOTTOKEN; did you mean Slack:BotToken?");

    [Fact]
    public void A_named_file_that_is_not_there_is_refused() =>
        Should.Throw<InputException>(() => Read(path: "nowhere.yaml")).Message.ShouldBe("the configuration file nowhere.yaml does not exist");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Complaint(params (string Name, string Value)[] environment) => Should.Throw<InputException>(() => Read(environment)).Message;

    private Settings Read(params (string Name, string Value)[] environment) => Read(null, environment);

    private Settings Read(string? path, params (string Name, string Value)[] environment) => SettingsFile.Read(
        path,
        new Terminal(TextWriter.Null, TextWriter.Null, TextStyle.Plain, environment.ToDictionary(e => e.Name, e => e.Value), _folder));

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
