using System.Net.Http.Headers;
using TriageBot.Aws.Credentials;
using TriageBot.Aws.Operations;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Signing;

/// <summary>Signs requests of others' clients with this process's credentials: for one action of one service. It sends nothing.</summary>
/// <param name="options">Whose credentials.</param>
/// <param name="service">The signing name, such as <c>bedrock</c>.</param>
/// <param name="action">The IAM action, which errors name.</param>
public sealed class RequestSigner(AwsOptions options, string service, string action, TimeProvider time)
{
    private readonly OwnAccess _own = new(options, time);

    /// <summary>The Region that is configured; null where none is. Throws <see cref="AwsReadException"/> where the shared config file cannot be read.</summary>
    public string? Region => _own.Region;

    /// <summary>Adds the headers of the signature, with keys that are good now. The body must be buffered.</summary>
    /// <exception cref="AwsReadException">There are no credentials.</exception>
    public async Task Sign(HttpRequestMessage request, string region, CancellationToken cancellationToken)
    {
        var keys = await Keys(cancellationToken);
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        var uri = request.RequestUri!;
        var now = time.GetUtcNow();
        List<KeyValuePair<string, string>> added = [new("X-Amz-Date", SigV4.Timestamp(now))];
        if (keys.SessionToken is not null)
            added.Add(new("X-Amz-Security-Token", keys.SessionToken));

        List<KeyValuePair<string, string>> signed = [new("Host", uri.IsDefaultPort ? uri.Host : uri.Authority), .. added];
        if (request.Content?.Headers.ContentType is MediaTypeHeaderValue type)
            signed.Add(new("Content-Type", type.ToString()));
        var signature = SigV4.Authorization(
            new SignableRequest(request.Method.Method, uri.AbsolutePath, uri.Query.TrimStart('?'), signed, body), keys, region, service, now);

        // TryAddWithoutValidation: the bytes on the wire have to be those that were signed.
        foreach (var (name, value) in added.Append(new("Authorization", signature)))
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private async Task<AwsKeys> Keys(CancellationToken cancellationToken)
    {
        try
        {
            return await _own.Keys.Get(Operation.GetCallerIdentity, cancellationToken);
        }
        catch (AwsReadException error)
        {
            throw new AwsReadException(error.Failure with { Operation = action }, error);
        }
    }
}
