using System.Collections.Concurrent;
using System.Text.Json;

namespace TriageBot.Aws.Tests.Fakes;

/// <summary>Speaks AWS's protocols and says no as AWS does: to an unsigned request, a wrong content type, an unknown operation.</summary>
internal sealed class FakeAws : HttpMessageHandler
{
    private static readonly Dictionary<string, string> Services = new()
    {
        ["AmazonEC2ContainerServiceV20141113"] = "ecs",
        ["Logs_20140328"] = "logs",
        ["GraniteServiceVersion20100801"] = "monitoring",
        ["AmazonSQS"] = "sqs",
        ["AmazonEC2ContainerRegistry_V20150921"] = "ecr",
        ["secretsmanager"] = "secretsmanager",
        ["AmazonSSM"] = "ssm",
        ["ServiceQuotasV20190624"] = "servicequotas",
    };

    /// <summary>Services of the query protocol, by the version of their API.</summary>
    private static readonly Dictionary<string, string> QueryServices = new()
    {
        ["2010-05-08"] = "iam",
        ["2011-06-15"] = "sts",
        ["2016-11-15"] = "ec2",
        ["2015-12-01"] = "elasticloadbalancing",
    };

    private readonly Dictionary<string, Func<AwsRequest, Reply>> _operations = [];
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<Reply>>> _faults = new();

    public ConcurrentQueue<AwsRequest> Requests { get; } = new();

    /// <summary>Awaited before each answer.</summary>
    public Func<AwsRequest, CancellationToken, Task>? Before { get; set; }

    public int Count(string operation) => Requests.Count(r => r.Operation == operation);

    public FakeAws On(string operation, Func<AwsRequest, Reply> answer)
    {
        _operations[operation] = answer;
        return this;
    }

    /// <summary>Answers the next calls of an operation so, whatever it would say otherwise.</summary>
    public FakeAws Fault(string operation, Func<Reply> fault, int times = 1)
    {
        var queue = _faults.GetOrAdd(operation, _ => new());
        for (var i = 0; i < times; i++)
            queue.Enqueue(fault);
        return this;
    }

    public FakeAws Fault(string operation, Reply fault, int times = 1) => Fault(operation, () => fault, times);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var seen = new AwsRequest(request.Method == HttpMethod.Get ? FileSystems(request.RequestUri!.AbsolutePath) : OperationOf(headers, body), request.RequestUri!, headers, body);
        Requests.Enqueue(seen);
        if (Before is not null)
            await Before(seen, cancellationToken);
        return Answer(request, seen).ToHttp();
    }

    private Reply Answer(HttpRequestMessage request, AwsRequest seen)
    {
        if (request.Method != HttpMethod.Post && request.Method != HttpMethod.Get)
            return Reply.Error("MethodNotAllowed", status: 405);
        if (Refusal(seen) is { } refusal)
            return refusal;
        if (_faults.TryGetValue(seen.Operation, out var faults) && faults.TryDequeue(out var fault))
            return fault();
        return _operations.TryGetValue(seen.Operation, out var answer) ? answer(seen) : Reply.Error("UnknownOperationException");
    }

    private static Reply? Refusal(AwsRequest seen)
    {
        var isJson = seen.Headers.ContainsKey("X-Amz-Target");
        var authorization = seen.Headers.GetValueOrDefault("Authorization", "");
        var isPath = seen.Body.Length == 0;
        List<string> signed = ["host", "x-amz-date"];
        if (!isPath)
            signed.Add("content-type");
        if (isJson)
            signed.Add("x-amz-target");
        if (seen.Headers.ContainsKey("X-Amz-Security-Token"))
            signed.Add("x-amz-security-token");
        var signedHeaders = authorization.Split("SignedHeaders=").ElementAtOrDefault(1)?.Split(',')[0].Split(';') ?? [];
        if (!signed.Order(StringComparer.Ordinal).SequenceEqual(signedHeaders))
            return Reply.Error("IncompleteSignatureException", "Headers that have to be signed are not.");

        if (isPath)
        {
            return authorization.Contains("/elasticfilesystem/aws4_request", StringComparison.Ordinal) && !seen.Headers.ContainsKey("Content-Type")
                ? null
                : Reply.Error("InvalidSignatureException", "Credential should be scoped to correct service.");
        }

        if (!isJson && !QueryServices.ContainsKey(seen.Form["Version"]))
            return Reply.XmlError("InvalidAction", "Wrong version.", 400);
        var service = isJson ? Services[seen.Headers["X-Amz-Target"].Split('.')[0]] : QueryServices[seen.Form["Version"]];
        if (!authorization.Contains($"/{service}/aws4_request", StringComparison.Ordinal))
            return Reply.Error("InvalidSignatureException", "Credential should be scoped to correct service.");
        if (service == "iam" && !authorization.Contains("/us-east-1/iam/", StringComparison.Ordinal))
            return Reply.XmlError("SignatureDoesNotMatch", "Credential should be scoped to a valid region.");
        var contentType = !isJson ? "application/x-www-form-urlencoded; charset=utf-8"
            : service is "monitoring" or "sqs" ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1";
        if (seen.Headers["Content-Type"] != contentType)
            return Reply.Error("UnknownOperationException", "Wrong content type.", 404);
        if (!isJson)
            return null;

        using var json = JsonDocument.Parse(seen.Body);
        return json.RootElement.EnumerateObject().Any(p => p.Value.ValueKind is JsonValueKind.Null)
            ? Reply.Error("SerializationException", "A parameter is null.")
            : null;
    }

    /// <summary>The one service that is asked by paths.</summary>
    private static string FileSystems(string path) => path.Split('/') switch
    {
        ["", "2015-02-01", "file-systems"] => "DescribeFileSystems",
        ["", "2015-02-01", "mount-targets"] => "DescribeMountTargets",
        ["", "2015-02-01", "mount-targets", _, "security-groups"] => "DescribeMountTargetSecurityGroups",
        _ => path,
    };

    private static string OperationOf(Dictionary<string, string> headers, string body) => headers.TryGetValue("X-Amz-Target", out var target)
        ? target.Split('.')[1]
        : body.Split('&').First(p => p.StartsWith("Action=", StringComparison.Ordinal))["Action=".Length..];
}
