using System.Text;

namespace TriageBot.Store.Tests.Fakes;

internal static class Requests
{
    public static NewRequest Request(string key, string payload = "payload") => new([key], "ask", Encoding.ASCII.GetBytes(payload));

    public static string Text(this AcceptedRequest request) => Encoding.ASCII.GetString(request.Payload.Span);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<bool> Accept(this StoreFile store, string key, string payload = "payload") => store.Inbox.Accept(Request(key, payload), Cancel);

    public static Task<AcceptedRequest?> Take(this StoreFile store) => store.Inbox.Take(Cancel);
}
