using System.Net;

namespace TriageBot.EndToEnd.Fuzz;

/// <summary>Answers each request with a changed body of a true answer to its operation; mostly as a success, else as any error.</summary>
internal sealed class SpoiltAnswers(IReadOnlyDictionary<string, IReadOnlyList<byte[]>> bodies, Mutator mutator) : HttpMessageHandler
{
    /// <summary>What no read needs, however many pages it is promised.</summary>
    private const int MostRequests = 2_000;

    private static readonly int[] s_errors = [301, 400, 403, 404, 413, 429, 500, 503];

    /// <summary>For what is called only when something went wrong, such as StopQuery.</summary>
    private static readonly IReadOnlyList<byte[]> s_nothing = ["{}"u8.ToArray()];

    private readonly Lock _gate = new();
    private int _requests;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var operation = await RecordedAnswers.Operation(request, cancellationToken);
        lock (_gate)
        {
            (++_requests).ShouldBeLessThan(MostRequests, "requests without end");
            var status = mutator.Below(10) == 0 ? s_errors[mutator.Below(s_errors.Length)] : 200;
            // What a caller of several operations needs first is left whole now and then, so that the later ones are reached.
            var known = bodies.GetValueOrDefault(operation, s_nothing);
            var body = mutator.Below(3) == 0 ? known[mutator.Below(known.Count)] : mutator.Bytes(known);
            return new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        }
    }
}
