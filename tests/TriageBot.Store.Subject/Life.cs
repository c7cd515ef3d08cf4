using System.Globalization;
using System.Text;

namespace TriageBot.Store.Subject;

/// <summary>Accepts, takes, finishes and forgets requests until it is killed.</summary>
internal static class Life
{
    private const int Acceptors = 6;

    public static Task Run(StoreFile store, Say say, int first)
    {
        var next = first - 1;
        return Task.WhenAll([.. Enumerable.Range(0, Acceptors).Select(_ => Task.Run(Accept)), Task.Run(Work)]);

        async Task Accept()
        {
            while (true)
            {
                var number = Interlocked.Increment(ref next).ToString(CultureInfo.InvariantCulture);
                var isNew = await store.Inbox.Accept(new NewRequest([$"key-{number}", $"twin-{number}"], "ask", Encoding.ASCII.GetBytes(number)), CancellationToken.None);
                say.Line($"{(isNew ? "accepted" : "refused")} {number}");
            }
        }

        async Task Work()
        {
            while (true)
            {
                await store.Inbox.WaitForWork(CancellationToken.None);
                if (await store.Inbox.Take(CancellationToken.None) is not { } taken)
                    continue;

                var number = int.Parse(Encoding.ASCII.GetString(taken.Payload.Span), CultureInfo.InvariantCulture);
                say.Line($"taken {number} {taken.Tries}");
                if (number % 3 != 0)
                    continue;

                await store.Inbox.Done(taken.Id, CancellationToken.None);
                say.Line($"done {number}");
            }
        }
    }
}
