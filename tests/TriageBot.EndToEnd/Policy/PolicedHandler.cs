using System.Net;

namespace TriageBot.EndToEnd.Policy;

/// <summary>Lets through to the replayed account only what the policy allows; the rest is refused as AWS does.</summary>
internal sealed class PolicedHandler(HttpMessageHandler account, GrantedPolicy policy) : DelegatingHandler(account)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = await SignedCall.Read(request, cancellationToken);
        return policy.Allows(call)
            ? await base.SendAsync(request, cancellationToken)
            : new HttpResponseMessage(HttpStatusCode.BadRequest) { RequestMessage = request, Content = new StringContent($$"""{"__type":"AccessDeniedException","message":"not authorized to perform: {{call.Action}}"}""") };
    }
}
