using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Tests.Targets;

public sealed class TargetParserTests
{
    private const string A = "123456789012";
    private const string Id = Forms.Id;
    private const string Uuid = Forms.Uuid;
    private const string TaskArn = $"arn:aws:ecs:us-east-1:{A}:task/web/{Id}";
    private const string TaskRead = $"task {A}/us-east-1/web/{Id}";
    private const string Mine = "210987654321/eu-central-1";
    private const string Console = "https://us-east-1.console.aws.amazon.com";
    private const string StreamLink = $"{Console}/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Fecs$252Fcheckout/log-events/ecs$252Fapp$252F{Id}";

    public static TheoryData<string, string> Readable => new()
    {
        // ARNs
        { TaskArn, TaskRead },
        { $"arn:aws:ecs:us-east-1:{A}:task/{Uuid}", $"task {A}/us-east-1/-/{Uuid}" },
        { $"arn:aws-cn:ecs:cn-north-1:{A}:task/web/{Id}", $"task {A}/cn-north-1/web/{Id}" },
        { $"arn:aws-us-gov:ecs:us-gov-west-1:{A}:task/web/{Id}", $"task {A}/us-gov-west-1/web/{Id}" },
        { $"arn:aws-eusc:ecs:eusc-de-east-1:{A}:task/web/{Id}", $"task {A}/eusc-de-east-1/web/{Id}" },
        { $"arn:aws-iso:ecs:us-iso-east-1:{A}:task/web/{Id}", $"task {A}/us-iso-east-1/web/{Id}" },
        { $"arn:aws-iso-b:ecs:us-isob-east-1:{A}:task/web/{Id}", $"task {A}/us-isob-east-1/web/{Id}" },
        { $"arn:aws-iso-e:ecs:eu-isoe-west-1:{A}:task/web/{Id}", $"task {A}/eu-isoe-west-1/web/{Id}" },
        { $"arn:aws-iso-f:ecs:us-isof-south-1:{A}:task/web/{Id}", $"task {A}/us-isof-south-1/web/{Id}" },
        { $"arn:aws:ecs:us-east-1:{A}:service/web/checkout", $"service {A}/us-east-1/web/checkout" },
        { $"arn:aws:ecs:us-east-1:{A}:service/checkout", $"service {A}/us-east-1/-/checkout" },
        { $"arn:aws:ecs:us-east-1:{A}:container/web/{Id}/{Uuid}", TaskRead },
        { $"arn:aws:ecs:us-east-1:{A}:task-set/web/checkout/ecs-svc/9223370526043414679", $"service {A}/us-east-1/web/checkout" },
        { $"arn:aws:ecs:us-east-1:{A}:service-deployment/web/checkout/ejGvqq2ilnbKT9qj0vLJe", $"service {A}/us-east-1/web/checkout" },
        { $"arn:aws:ecs:us-east-1:{A}:service-revision/web/checkout/4980306466373577095", $"service {A}/us-east-1/web/checkout" },
        { $"arn:aws:ecs:us-east-1:{A}:task-definition/checkout:42", $"revision {A}/us-east-1/-/checkout:42" },
        { $"arn:aws:ecs:eu-central-1:210987654321:task/{Uuid}", $"task {Mine}/prod/{Uuid}" },
        { $"arn:aws:logs:us-east-1:{A}:log-group:/ecs/checkout:log-stream:ecs/app/{Id}", $"task {A}/us-east-1/-/{Id}/app" },

        // Typed or copied without an ARN
        { Id, $"task {Mine}/prod/{Id}" },
        { Uuid, $"task {Mine}/prod/{Uuid}" },
        { $"web/{Id}", $"task {Mine}/web/{Id}" },
        { $"task/web/{Id}", $"task {Mine}/web/{Id}" },
        { $"task: {Id}", $"task {Mine}/prod/{Id}" },
        { $"Task:{Id}", $"task {Mine}/prod/{Id}" },
        { "web/checkout", $"service {Mine}/web/checkout" },
        { "checkout", $"service {Mine}/prod/checkout" },
        { "service:checkout", $"service {Mine}/prod/checkout" },
        { "service/web/checkout-v2_blue", $"service {Mine}/web/checkout-v2_blue" },
        { "checkout:42", $"revision {Mine}/prod/checkout:42" },
        { "task-definition/checkout:42", $"revision {Mine}/prod/checkout:42" },
        { $"ecs/app/{Id}", $"task {Mine}/prod/{Id}/app" },
        { $"team/a/ecs/app/{Id}", $"task {Mine}/prod/{Id}/app" },
        { $"ecs/app/{Uuid}", $"task {Mine}/prod/{Uuid}/app" },
        { $"firelens/app-firelens-{Id}", $"task {Mine}/prod/{Id}/app" },
        { $"app-firelens-{Id}", $"task {Mine}/prod/{Id}/app" },
        { $"from-fluent-bit-app-firelens-{Id}", $"task {Mine}/prod/{Id}" },
        { $"aws ecs describe-tasks --cluster web --tasks {Id} --region us-west-2", $"task 210987654321/us-west-2/web/{Id}" },
        { $"--cluster=web --tasks={Id}", $"task {Mine}/web/{Id}" },

        // The ECS console
        { $"{Console}/ecs/v2/clusters/web/tasks/{Id}?region=us-east-1", $"task 210987654321/us-east-1/web/{Id}" },
        { $"{Console}/ecs/v2/clusters/web/tasks/{Id}/configuration?region=us-east-1", $"task 210987654321/us-east-1/web/{Id}" },
        { $"{Console}/ecs/v2/clusters/web/tasks/{Id}/logs?region=us-east-1", $"task 210987654321/us-east-1/web/{Id}" },
        { $"{Console}/ecs/v2/clusters/web/tasks/{Id}/networking", $"task 210987654321/us-east-1/web/{Id}" },
        { $"{Console}/ecs/v2/clusters/web/services/checkout/tasks/{Id}/configuration?region=us-east-1", $"task 210987654321/us-east-1/web/{Id}" },
        { $"{Console}/ecs/v2/clusters/web/services/checkout/health?region=us-east-1", "service 210987654321/us-east-1/web/checkout" },
        { $"{Console}/ecs/v2/clusters/web/services/checkout/tasks?region=us-east-1", "service 210987654321/us-east-1/web/checkout" },
        { $"{Console}/ecs/v2/clusters/web/services/checkout/deployments?region=us-east-1&x=1", "service 210987654321/us-east-1/web/checkout" },
        { $"{Console}/ecs/v2/clusters/web/services/checkout", "service 210987654321/us-east-1/web/checkout" },
        { $"{Console}/ecs/v2/task-definitions/checkout/42/containers?region=us-east-1", "revision 210987654321/us-east-1/-/checkout:42" },
        { $"https://console.aws.amazon.com/ecs/v2/clusters/web/services/checkout/events?region=ap-southeast-2", "service 210987654321/ap-southeast-2/web/checkout" },
        { $"https://{A}-abcdef12.us-east-1.console.aws.amazon.com/ecs/v2/clusters/web/tasks/{Id}/configuration?region=us-east-1", TaskRead },
        { $"https://console.amazonaws.cn/ecs/v2/clusters/web/tasks/{Id}?region=cn-northwest-1", $"task 210987654321/cn-northwest-1/web/{Id}" },
        { $"https://us-gov-west-1.console.amazonaws-us-gov.com/ecs/v2/clusters/web/tasks/{Id}", $"task 210987654321/us-gov-west-1/web/{Id}" },
        { $"https://eusc-de-east-1.console.amazonaws-eusc.eu/ecs/v2/clusters/web/services/checkout/health", "service 210987654321/eusc-de-east-1/web/checkout" },
        { $"{Console}/ecs/home?region=us-east-1#/clusters/web/tasks/{Id}/details", $"task 210987654321/us-east-1/web/{Id}" },
        { $"{Console}/ecs/home?region=us-east-1#/clusters/web/services/checkout/events", "service 210987654321/us-east-1/web/checkout" },
        { $"{Console}/ecs/home?region=us-east-1#/taskDefinitions/checkout/42", "revision 210987654321/us-east-1/-/checkout:42" },
        { $"us-east-1.console.aws.amazon.com/ecs/v2/clusters/web/tasks/{Id}/configuration?region=us-east-1", $"task 210987654321/us-east-1/web/{Id}" },
        { $"https://d-1234567890.awsapps.com/start/#/console?account_id={A}&role_name=ReadOnly&destination=https%3A%2F%2Fus-east-1.console.aws.amazon.com%2Fecs%2Fv2%2Fclusters%2Fweb%2Ftasks%2F{Id}%2Fconfiguration%3Fregion%3Dus-east-1", TaskRead },
        { $"https://app.example.com/logs?query=task_arn%3Aarn%3Aaws%3Aecs%3Aus-east-1%3A{A}%3Atask%2Fweb%2F{Id}&live=true", TaskRead },

        // CloudWatch Logs
        { StreamLink, $"task 210987654321/us-east-1/-/{Id}/app" },
        { $"{StreamLink}$3Fstart$3D1767276131000", $"task 210987654321/us-east-1/-/{Id}/app" },
        { $"{StreamLink}$3Fstart$3D1767276131000$26end$3D1767276132000", $"task 210987654321/us-east-1/-/{Id}/app" },
        { StreamLink.Replace("$", "%24", StringComparison.Ordinal), $"task 210987654321/us-east-1/-/{Id}/app" },
        { $"{Console}/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/%2Fecs%2Fcheckout/log-events/ecs%2Fapp%2F{Id}", $"task 210987654321/us-east-1/-/{Id}/app" },
        { $"{Console}/cloudwatch/home?region=us-east-1#logEventViewer:group=/ecs/checkout;stream=ecs/app/{Id};start=PT5M", $"task 210987654321/us-east-1/-/{Id}/app" },

        // What surrounds a target
        { $"<{Console}/ecs/v2/clusters/web/tasks/{Id}/configuration?region=us-east-1|web/3f2a…>", $"task 210987654321/us-east-1/web/{Id}" },
        { $"<{Console}/ecs/v2/clusters/web/tasks/{Id}?foo=1&amp;region=us-east-1>", $"task 210987654321/us-east-1/web/{Id}" },
        { $"`{TaskArn}`", TaskRead },
        { $"```\n{TaskArn}\n```", TaskRead },
        { $"*{TaskArn}*", TaskRead },
        { $"_{TaskArn}_", TaskRead },
        { $"“{TaskArn}”", TaskRead },
        { $"'{TaskArn}',", TaskRead },
        { $"({TaskArn}).", TaskRead },
        { $"{TaskArn}?!", TaskRead },
        { TaskArn.Replace('-', '\u2011'), TaskRead },
        { $"arn:aws:ecs:us–east—1:{A}:task/web/{Id}", TaskRead },
        { Uuid.Replace('-', '\u2212'), $"task {Mine}/prod/{Uuid}" },
        { TaskArn.Insert(20, "\u200b").Insert(9, "\u2060") + "\ufeff", TaskRead },
        { $"  \r\n\t{TaskArn}\u00a0\n", TaskRead },
        { $"arn {TaskArn}", TaskRead },
        { $"{{\"taskArn\":\"{TaskArn}\",\"clusterArn\":\"arn:aws:ecs:us-east-1:{A}:cluster/web\"}}", TaskRead },
        { $"why did {TaskArn} die at 14:02, please/thanks?", TaskRead },
        { $"{TaskArn} aka {Id}", TaskRead },
        { $"web/{Id} ({Id})", $"task {Mine}/web/{Id}" },
        { $"[the task]({Console}/ecs/v2/clusters/web/tasks/{Id}?region=us-east-1)", $"task 210987654321/us-east-1/web/{Id}" },
        { $"died—see web/checkout, please", $"service {Mine}/web/checkout" },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void What_a_person_may_have_in_the_clipboard_is_read(string text, string expected)
    {
        var parsed = TargetParser.Parse(text, Forms.Defaults);

        Forms.Line(parsed.Target).ShouldBe(expected, parsed.Error?.Found);
        parsed.Error.ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_invented_where_there_are_no_defaults()
    {
        Forms.Line(TargetParser.Parse($"web/{Id}", new TargetDefaults("us-east-1")).Target).ShouldBe($"task -/us-east-1/web/{Id}");
        Forms.Line(TargetParser.Parse(Id, new TargetDefaults("us-east-1")).Target).ShouldBe($"task -/us-east-1/-/{Id}");
        Forms.Line(TargetParser.Parse(TaskArn, new TargetDefaults()).Target).ShouldBe(TaskRead);
    }

    [Fact]
    public void The_default_cluster_is_not_that_of_another_account_or_region()
    {
        Forms.Line(TargetParser.Parse($"arn:aws:ecs:eu-central-1:{A}:service/checkout", Forms.Defaults).Target).ShouldBe($"service {A}/eu-central-1/-/checkout");
        Forms.Line(TargetParser.Parse("arn:aws:ecs:us-east-1:210987654321:service/checkout", Forms.Defaults).Target).ShouldBe("service 210987654321/us-east-1/-/checkout");
    }

    [Fact]
    public void A_name_that_the_length_bound_cuts_is_not_taken_for_a_shorter_one()
    {
        var filler = string.Concat(Enumerable.Repeat("? ", 2045));

        TargetParser.Parse($"{filler}web/checkout", Forms.Defaults).Target.ShouldBeNull();
        Forms.Line(TargetParser.Parse($"web/checkout {filler}{filler}", Forms.Defaults).Target).ShouldBe($"service {Mine}/web/checkout");
    }

    [Fact]
    public void A_target_knows_its_arn_as_soon_as_account_and_cluster_are_known()
    {
        TargetParser.Parse(TaskArn, new TargetDefaults()).Target!.Arn.ShouldBe(TaskArn);
        TargetParser.Parse($"arn:aws-cn:ecs:cn-north-1:{A}:service/web/checkout", new TargetDefaults()).Target!.Arn.ShouldBe($"arn:aws-cn:ecs:cn-north-1:{A}:service/web/checkout");
        TargetParser.Parse($"arn:aws:ecs:us-east-1:{A}:task/{Uuid}", new TargetDefaults()).Target!.Arn.ShouldBe($"arn:aws:ecs:us-east-1:{A}:task/{Uuid}");
        TargetParser.Parse("checkout:42", Forms.Defaults).Target!.Arn.ShouldBe("arn:aws:ecs:eu-central-1:210987654321:task-definition/checkout:42");
        TargetParser.Parse(Id, new TargetDefaults("us-east-1", Account: A)).Target!.Arn.ShouldBeNull();
        TargetParser.Parse($"web/{Id}", new TargetDefaults("us-east-1")).Target!.Arn.ShouldBeNull();
    }
}
