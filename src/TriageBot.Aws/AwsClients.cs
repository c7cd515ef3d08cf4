using Microsoft.Extensions.Caching.Memory;
using TriageBot.Aws.Budgets;
using TriageBot.Aws.Caching;
using TriageBot.Aws.Credentials;
using TriageBot.Aws.Ec2;
using TriageBot.Aws.Ecr;
using TriageBot.Aws.Ecs;
using TriageBot.Aws.Efs;
using TriageBot.Aws.Endpoints;
using TriageBot.Aws.Iam;
using TriageBot.Aws.Insights;
using TriageBot.Aws.LoadBalancing;
using TriageBot.Aws.Logs;
using TriageBot.Aws.Metrics;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Quotas;
using TriageBot.Aws.Secrets;
using TriageBot.Aws.Sqs;
using TriageBot.Aws.Sts;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws;

/// <summary>The reads of AWS and the queue of alerts, wired. One instance serves a process; its methods may be called at the same time.</summary>
public sealed class AwsClients : IDisposable
{
    private const int MostAnswersKept = 10_000;

    private readonly HttpClient _http;
    private readonly MemoryCache _answers;
    private readonly OwnAccess _own;

    private AwsClients(AwsOptions options, HttpMessageHandler handler, TimeProvider time, TimeProvider waits, ICallObserver? observer)
    {
        _own = new OwnAccess(options, time);
        _http = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        _answers = new MemoryCache(new MemoryCacheOptions { Clock = new CacheClock(time), SizeLimit = MostAnswersKept });
        var meter = new CallMeter();
        var transport = new AwsTransport(_http, new EndpointResolver(options, _own.Profile), time, meter, observer);
        var caller = new AwsCaller(transport, new RateBudget(waits), waits);
        var sts = new StsClient(caller);
        var scopeKeys = new ScopeKeys(_own.Keys, sts, time);
        var scoped = new ScopedCaller(caller, scopeKeys);
        var cache = new ReadThrough(_answers);

        Ecs = new CachedEcs(new EcsClient(scoped), cache);
        Logs = new LogsClient(scoped);
        Iam = new CachedIam(new IamClient(scoped), cache);
        Metrics = new MetricsClient(scoped);
        Insights = new InsightsClient(scoped, time, waits);
        Sqs = new SqsClient(scoped);
        Ec2 = new CachedEc2(new Ec2Client(scoped), cache);
        Ecr = new CachedEcr(new EcrClient(scoped), cache);
        ElasticLoadBalancing = new CachedLoadBalancing(new LoadBalancingClient(scoped), cache);
        SecretsManager = new CachedSecretsManager(new SecretsManagerClient(scoped), cache);
        SystemsManager = new CachedSystemsManager(new SystemsManagerClient(scoped), cache);
        Efs = new CachedEfs(new EfsClient(scoped), cache);
        ServiceQuotas = new CachedQuotas(new QuotasClient(scoped), cache);
        Identity = new CachedIdentity(new ScopeIdentity(sts, scopeKeys), cache);
        Calls = meter;
    }

    /// <summary>Answers are kept: revisions for good, stopped tasks for minutes, the rest for seconds. Refusals are not.</summary>
    public IEcs Ecs { get; }

    /// <summary>Nothing of it is kept: verification rests on reading again.</summary>
    public ILogs Logs { get; }

    /// <summary>Nothing of it is kept.</summary>
    public ILogInsights Insights { get; }

    /// <summary>Nothing of it is kept.</summary>
    public IMetrics Metrics { get; }

    /// <summary>Answers are kept for a minute. Refusals are not.</summary>
    public IIam Iam { get; }

    /// <summary>No read of evidence: what takes alerts in uses it, and no plugin.</summary>
    public ISqs Sqs { get; }
    /// <summary>Answers are kept for seconds, as are those of the ones below but for quotas, which are for minutes. Refusals are not.</summary>
    public IEc2 Ec2 { get; }

    public IEcr Ecr { get; }

    public IElasticLoadBalancing ElasticLoadBalancing { get; }

    public ISecretsManager SecretsManager { get; }

    public ISystemsManager SystemsManager { get; }

    public IEfs Efs { get; }

    public IServiceQuotas ServiceQuotas { get; }

    /// <summary>All of them together, for an investigation.</summary>
    public AwsReads Reads => new(Ecs, Logs, Insights, Metrics, Iam, Ec2, Ecr, ElasticLoadBalancing, SecretsManager, SystemsManager, Efs, ServiceQuotas);

    public IIdentity Identity { get; }

    public ICallCounter Calls { get; }

    /// <summary>
    /// The Region of targets that name none; null where none is configured. Throws <see cref="AwsReadException"/> where the shared
    /// config file, which may name it, cannot be read.
    /// </summary>
    public string? DefaultRegion => _own.Region;

    /// <param name="handler">What carries requests: <see cref="NewHandler"/>, or a replay. Stays the caller's.</param>
    /// <param name="time">The clock: signatures, time-outs of requests, expiry.</param>
    /// <param name="waits">Used for waiting alone (between retries, for the rate budget), so that replay can wait on virtual time.</param>
    /// <param name="observer">Is told of each request; for <c>-v</c>.</param>
    public static AwsClients Create(AwsOptions options, HttpMessageHandler handler, TimeProvider time, TimeProvider waits, ICallObserver? observer = null) =>
        new(options, handler, time, waits, observer);

    /// <summary>The handler for the network. It follows no redirect: a signed request is meant for one host.</summary>
    public static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    public void Dispose()
    {
        _http.Dispose();
        _answers.Dispose();
    }
}
