using System.Net.Http.Headers;
using TriageBot.Aws.Endpoints;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Retrying;
using TriageBot.Aws.Signing;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Transport;

/// <summary>Sends one signed request for one operation and reads its answer. The only place that sends anything.</summary>
internal sealed class AwsTransport(HttpClient http, EndpointResolver endpoints, TimeProvider time, CallMeter meter, ICallObserver? observer)
{
    /// <summary>How long a single request may take, its body included; on top of what AWS waits on purpose.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    public SigningClock Clock { get; } = new(time);

    /// <summary>An operation begins: one for the count, however many requests it takes.</summary>
    public void Begin() => meter.Begun();

    /// <summary>Never throws for what the network or AWS did; only for cancellation and for settings that are wrong.</summary>
    public async Task<Attempt> Send(Operation operation, string region, AwsKeys keys, RequestBody body, CancellationToken cancellationToken)
    {
        using var request = Signed(operation, region, keys, body);
        var patience = AttemptTimeout + operation.MayWait;
        using var timeout = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var started = time.GetTimestamp();
        int? status = null;
        Attempt? attempt = null;
        try
        {
            meter.Sent();
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            status = (int)response.StatusCode;
            return attempt = await Answer(operation, response, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return attempt = Lost(operation, FailureKind.Unreachable, "Timeout", $"{request.RequestUri!.Authority} did not answer within {patience.TotalSeconds:0} s.");
        }
        catch (HttpRequestException e)
        {
            return attempt = Lost(operation, FailureKind.Unreachable, e.HttpRequestError.ToString(), $"{request.RequestUri!.Authority} could not be reached: {e.Message}");
        }
        catch (IOException e)
        {
            return attempt = Lost(operation, FailureKind.ServerError, "ResponseCut", $"The answer of {request.RequestUri!.Authority} broke off: {e.Message}");
        }
        catch (InvalidDataException e)
        {
            return attempt = Attempt.Failed(new ReadFailure(FailureKind.ServerError, operation.Action, "ResponseTooLarge", e.Message), ErrorClass.Final);
        }
        finally
        {
            observer?.Ended(new AwsCall(operation.Action, region, status, attempt is null ? "Cancelled" : attempt.Failure?.Code, time.GetElapsedTime(started)));
        }
    }

    private static Attempt Lost(Operation operation, FailureKind kind, string code, string message) =>
        Attempt.Failed(new ReadFailure(kind, operation.Action, code, message), ErrorClass.Transient);

    private static async Task<Attempt> Answer(Operation operation, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await BoundedBody.Read(response.Content, cancellationToken);
        if (response.IsSuccessStatusCode)
            return Attempt.Succeeded(body);

        var status = (int)response.StatusCode;
        var type = response.Headers.TryGetValues("x-amzn-ErrorType", out var values) ? values.FirstOrDefault() : null;
        var error = AwsErrorReader.Read(operation.Service.Protocol, status, type, body);
        return Attempt.Failed(
            new ReadFailure(ErrorCodes.KindOf(error.Code, status), operation.Action, error.Code, error.Message),
            ErrorCodes.ClassOf(error.Code, status),
            response.Headers.Date);
    }

    private HttpRequestMessage Signed(Operation operation, string region, AwsKeys keys, RequestBody body)
    {
        var endpoint = endpoints.Resolve(operation, region);
        var uri = body.Path.Length == 0 ? endpoint : new UriBuilder(endpoint) { Path = endpoint.AbsolutePath + body.Path, Query = body.QueryString }.Uri;
        var now = Clock.Now;
        List<KeyValuePair<string, string>> headers =
        [
            new("Host", uri.IsDefaultPort ? uri.Host : uri.Authority),
            new("X-Amz-Date", SigV4.Timestamp(now)),
        ];
        if (body.ContentType.Length > 0)
            headers.Add(new("Content-Type", body.ContentType));
        if (body.Target is not null)
            headers.Add(new("X-Amz-Target", body.Target));
        if (keys.SessionToken is not null)
            headers.Add(new("X-Amz-Security-Token", keys.SessionToken));
        var signature = SigV4.Authorization(
            new SignableRequest(body.Method, uri.AbsolutePath, uri.Query.TrimStart('?'), headers, body.Bytes), keys, region, operation.Service.Name, now);

        var request = new HttpRequestMessage(HttpMethod.Parse(body.Method), uri);
        if (body.ContentType.Length > 0)
            request.Content = new ReadOnlyMemoryContent(body.Bytes);
        foreach (var (name, value) in headers)
        {
            // TryAddWithoutValidation: the bytes on the wire have to be those that were signed.
            var target = name == "Content-Type" ? request.Content!.Headers : (HttpHeaders)request.Headers;
            target.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", signature);
        request.Headers.TryAddWithoutValidation("User-Agent", "triagebot");
        return request;
    }
}
