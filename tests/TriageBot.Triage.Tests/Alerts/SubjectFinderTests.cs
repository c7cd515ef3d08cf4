using System.Globalization;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Alerts.Finding;

namespace TriageBot.Triage.Tests.Alerts;

public sealed class SubjectFinderTests
{
    private const string A = "123456789012";
    private const string Id = "0123456789abcdef0123456789abcdef";
    private const string Other = "fedcba9876543210fedcba9876543210";
    private const string Uuid = "01234567-89ab-cdef-0123-456789abcdef";
    private const string Arn = $"arn:aws:ecs:eu-central-1:{A}";
    private const string Console = "https://eu-central-1.console.aws.amazon.com";
    private const string Placed = $"account {A} · region eu-central-1";
    private const string Group = "targetgroup/web/0123456789abcdef";

    public static TheoryData<string, string> Texts => new()
    {
        // ARNs
        { $"stopped {Arn}:task/prod/{Id}.", $"{Placed} · task {Arn}:task/prod/{Id} · cluster prod" },
        { $"{Arn}:task/{Uuid}", $"{Placed} · task {Arn}:task/{Uuid}" },
        { $"<https://x.example/?arn=arn%3Aaws%3Aecs%3Aeu-central-1%3A{A}%3Atask%2Fprod%2F{Id}|more>", $"{Placed} · task {Arn}:task/prod/{Id} · cluster prod" },
        { $"{Arn}:container/prod/{Id}/{Uuid}", $"{Placed} · task {Arn}:task/prod/{Id} · cluster prod" },
        { $"(service {Arn}:service/prod/checkout) was unable to place a task", $"{Placed} · cluster prod · service checkout" },
        { $"{Arn}:service/checkout", $"{Placed} · service checkout" },
        { $"{Arn}:service-deployment/prod/checkout/ejGvqq2ilnbKT9qj0vLJe", $"{Placed} · cluster prod · service checkout" },
        { $"{Arn}:cluster/prod", $"{Placed} · cluster prod" },
        { $"{Arn}:task-definition/checkout:42", $"{Placed} · family checkout" },
        { $"arn:aws-cn:ecs:cn-north-1:{A}:service/prod/api", $"account {A} · region cn-north-1 · cluster prod · service api" },
        { $"arn:aws:elasticloadbalancing:eu-central-1:{A}:{Group}", $"{Placed} · group {Group}" },
        { $"arn:aws:elasticloadbalancing:eu-central-1:{A}:listener/app/front/0123456789abcdef/fedcba9876543210", $"{Placed} · balancer app/front/0123456789abcdef" },
        { $"arn:aws:logs:eu-central-1:{A}:log-group:/ecs/checkout:*", $"{Placed} · logs /ecs/checkout" },
        { $"arn:aws:logs:eu-central-1:{A}:log-group:/ecs/checkout:log-stream:ecs/app/{Id}", $"{Placed} · task {Id} · logs /ecs/checkout" },
        { $"arn:aws:cloudwatch:eu-central-1:{A}:alarm:checkout-5xx", $"{Placed} · alarm checkout-5xx" },

        // Links
        { $"{Console}/ecs/v2/clusters/prod/services/checkout/health?region=eu-central-1", "region eu-central-1 · cluster prod · service checkout" },
        { $"<{Console}/ecs/v2/clusters/prod/tasks/{Id}/logs?region=eu-central-1|task>", $"region eu-central-1 · task prod/{Id} · cluster prod" },
        { $"{Console}/ecs/home?region=eu-central-1#/clusters/prod/tasks/{Id}/details", $"region eu-central-1 · task prod/{Id} · cluster prod" },
        { "https://console.aws.amazon.com/ecs/v2/clusters/prod/services/checkout", "cluster prod · service checkout" },
        { $"{Console}/ecs/v2/clusters/prod?region=eu-central-1", "region eu-central-1 · cluster prod" },
        { $"{Console}/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/$252Fecs$252Fcheckout/log-events/ecs$252Fapp$252F{Id}", $"region eu-central-1 · task {Id} · logs /ecs/checkout" },
        { $"{Console}/cloudwatch/home?region=eu-central-1#alarmsV2:alarm/checkout%205xx", "region eu-central-1 · alarm checkout 5xx" },

        // Bare forms
        { $"prod/{Id} died", $"task prod/{Id} · cluster prod" },
        { $"Task {Id} stopped", $"task {Id}" },
        { $"tasks {Id}, {Other} and others", $"task {Id} · task {Other}" },
        { $"ecs/app/{Id}", $"task {Id}" },
        { "UnHealthyHostCount of targetgroup/web/0123456789abcdef behind app/front/fedcba9876543210", $"group {Group} · balancer app/front/fedcba9876543210" },
        { "errors in /ecs/checkout.", "logs /ecs/checkout" },
        { "/aws/ecs/containerinsights/prod/performance", "cluster prod · logs /aws/ecs/containerinsights/prod/performance" },

        { $"(service checkout) has started 1 tasks: (task {Id}).", $"task {Id} · service checkout" },
        { "(service prod/checkout) is unable to place a task", "cluster prod · service checkout" },
        { "(service checkout, deployment ecs-svc/123) failed", "service checkout" },

        // Labels
        { "ecs_cluster_name:prod,ecs_service:checkout,task_family:checkout-task", "cluster prod · service checkout · family checkout-task" },
        { "ClusterName=prod ServiceName=checkout is high", "cluster prod · service checkout" },
        { "[ClusterName: prod, ServiceName: checkout]", "cluster prod · service checkout" },
        { """{"cluster_name": "prod", "service_name": "checkout"}""", "cluster prod · service checkout" },
        { """{\"ecs_cluster\":\"prod\",\"service\":\"checkout\"}""", "cluster prod · service checkout" },
        { "ECS task stopped\nCluster\nprod\nService\ncheckout", "cluster prod · service checkout" },
        { "*ECS Cluster:* prod\n*Service:* checkout", "cluster prod · service checkout" },
        { $"aws.ecs.task.arn: {Arn}:task/prod/{Id}", $"{Placed} · task {Arn}:task/prod/{Id} · cluster prod" },
        { $"TaskId: {Id}\nClusterName: prod", $"task prod/{Id} · cluster prod" },
        { "log_group=/my/own.group is quiet", "logs /my/own.group" },
        { "tags: ecs_cluster_name:prod", "cluster prod" },

        // The first pair counts
        { $"{Arn}:service/old and {Arn}:service/prod/checkout and {Arn}:service/test/api", $"{Placed} · cluster prod · service checkout" },

        // What is none
        { "", "nothing" },
        { $"trace_id={Id} span 4bf92f3577b34da6", "nothing" },
        { $"trace {Id} of the task", "nothing" },
        { $"the task failed in trace {Id}", "nothing" },
        { $"GET /orders/{Id} answered 500", "nothing" },
        { $"traces/{Id}", "nothing" },
        { $"commit {Id}", "nothing" },
        { Uuid, "nothing" },
        { "service: checkout\nstatus: down", "nothing" },
        { "Service: the checkout service is down, and/or the api", "nothing" },
        { "ECS service: nobody knows which one", "nothing" },
        { "cluster=prod service=checkout pod=checkout-7f9", "nothing" },
        { "cluster_name=prod service=checkout pod=checkout-7f9", "nothing" },
        { "ecs_cluster=N/A ecs_service=none", "nothing" },
        { $"arn:aws:lambda:eu-central-1:{A}:function:{Id}", "nothing" },
        { $"arn:aws:s3:::{Id}/{Id}", "nothing" },
        { $"arn:evil:ecs:eu-central-1:{A}:service/prod/checkout", "nothing" },
        { $"arn:aws-cn:ecs:eu-central-1:{A}:service/prod/checkout", "nothing" },
        { $"https://evil.example/ecs/v2/clusters/prod/services/checkout", "nothing" },
        { $"https://console.aws.amazon.com.evil.example/ecs/v2/clusters/prod/services/checkout", "nothing" },
        { "ServiceName: <!channel>\nClusterName: $(rm -rf)", "nothing" },
        { "ecs_service=checkout`id`", "nothing" },
        { "the app and the net are fine: app/front/12", "nothing" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_a_text_names(string text, string subject) => Said(SubjectFinder.Find([text])).ShouldBe(subject);

    public static TheoryData<string, string> Dimensions => new()
    {
        { "ClusterName=prod;ServiceName=checkout", "cluster prod · service checkout" },
        { $"ClusterName=prod;TaskId={Id};ContainerName=app", $"task prod/{Id} · cluster prod" },
        { "ClusterName=prod;TaskDefinitionFamily=checkout", "cluster prod · family checkout" },
        { "TargetGroup=targetgroup/web/0123456789abcdef;LoadBalancer=app/front/fedcba9876543210", $"group {Group} · balancer app/front/fedcba9876543210" },
        { "ecs_cluster_name=prod;service=checkout", "cluster prod · service checkout" },
        { $"aws.ecs.cluster.arn={Arn}:cluster/prod;service.name=checkout", $"{Placed} · cluster prod · service checkout" },
        { $"aws_ecs_task_arn={Arn}:task/prod/{Id}", $"{Placed} · task {Arn}:task/prod/{Id} · cluster prod" },
        { "service=checkout", "nothing" },
        { "service=checkout;cluster=k", "nothing" },
        { "Cluster Name=kafka-1;Broker ID=1", "nothing" },
        { "ClusterName=eks-1;Namespace=default;PodName=checkout", "nothing" },
        { "ServiceName=checkout;region=eu-central-1;account_id=123456789012", $"{Placed} · service checkout" },
        { "ServiceName=../../x;ClusterName=<@U1>", "nothing" },
    };

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void What_dimensions_name(string dimensions, string subject) =>
        Said(SubjectFinder.Find([], dimensions.Split(';').ToDictionary(d => d.Split('=', 2)[0], d => d.Split('=', 2)[1]))).ShouldBe(subject);

    [Fact]
    public void Dimensions_go_before_text() =>
        Said(SubjectFinder.Find([$"{Arn}:service/test/api"], new Dictionary<string, string> { ["ClusterName"] = "prod", ["ServiceName"] = "checkout" }))
            .ShouldBe($"{Placed} · cluster prod · service checkout");

    [Fact]
    public void A_service_beside_the_word_ecs_is_one_of_ecs() =>
        Said(SubjectFinder.Find(["ECS CPU high"], new Dictionary<string, string> { ["cluster"] = "prod", ["service"] = "checkout" })).ShouldBe("cluster prod · service checkout");

    [Fact]
    public void One_task_named_three_times_is_one_in_its_fullest_form() =>
        SubjectFinder.Find([$"task {Id} of prod/{Id}: {Arn}:task/prod/{Id}"]).Tasks.ShouldBe([$"{Arn}:task/prod/{Id}"]);

    [Fact]
    public void A_hundred_tasks_are_kept_and_no_more()
    {
        var ids = Enumerable.Range(0, 150).Select(n => $"prod/{n.ToString("x32", CultureInfo.InvariantCulture)}").ToList();

        SubjectFinder.Find(ids).Tasks.ShouldBe(ids.Take(AlertSubject.MostTasks));
    }

    [Theory]
    [InlineData("arn:aws:ecs:eu-central-1:123456789012:task/")]
    [InlineData("https://console.aws.amazon.com/ecs/")]
    [InlineData("key=")]
    [InlineData("task: ")]
    [InlineData("a:b=c/d:")]
    [InlineData("\"\\u0000{[<|%3A")]
    public void A_long_hostile_text_is_read_in_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 400_000 / part.Length));
        var started = TimeProvider.System.GetTimestamp();

        SubjectFinder.Find([text, text]).LeadsToEcs.ShouldBeFalse();

        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Every_known_label_is_one_that_is_looked_for() => LabelNames.All.ShouldAllBe(name => LabelScan.MayHold(name));

    private static string Said(AlertSubject subject)
    {
        var parts = new List<string?>
        {
            subject.Account is { } account ? $"account {account}" : null,
            subject.Region is { } region ? $"region {region}" : null,
        };
        parts.AddRange(subject.Tasks.Select(t => $"task {t}"));
        parts.Add(subject.Cluster is { } cluster ? $"cluster {cluster}" : null);
        parts.Add(subject.Service is { } service ? $"service {service}" : null);
        parts.Add(subject.Family is { } family ? $"family {family}" : null);
        parts.AddRange(subject.TargetGroups.Select(t => $"group {t}"));
        parts.AddRange(subject.LoadBalancers.Select(t => $"balancer {t}"));
        parts.AddRange(subject.LogGroups.Select(t => $"logs {t}"));
        parts.AddRange(subject.Alarms.Select(t => $"alarm {t}"));
        var said = string.Join(" · ", parts.OfType<string>());
        return said.Length == 0 ? "nothing" : said;
    }
}
