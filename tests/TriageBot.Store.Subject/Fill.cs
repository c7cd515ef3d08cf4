namespace TriageBot.Store.Subject;

/// <summary>Accepts until the disk takes no more, and again when it is told that there is room.</summary>
internal static class Fill
{
    public static async Task Run(StoreFile store, Say say, int bytes)
    {
        var accepted = 0;
        for (var number = 0; await Console.In.ReadLineAsync() is "go";)
            try
            {
                for (var i = 0; i < 400; i++, number++)
                {
                    await store.Inbox.Accept(new NewRequest([$"key-{number}"], "ask", new byte[bytes]), CancellationToken.None);
                    accepted++;
                }

                say.Line($"accepted {accepted}");
            }
            catch (StoreException e)
            {
                say.Line($"failed {accepted} {e.Message}");
            }
    }
}
