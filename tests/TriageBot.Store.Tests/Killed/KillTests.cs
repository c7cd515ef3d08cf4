using System.Globalization;
using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Killed;

public sealed class KillTests : IDisposable
{
    /// <summary>More by <c>TRIAGEBOT_STORE_KILLS</c>.</summary>
    private static readonly int s_kills = int.Parse(Environment.GetEnvironmentVariable("TRIAGEBOT_STORE_KILLS") ?? "10", CultureInfo.InvariantCulture);

    private readonly StoreFolder _folder = new();
    private readonly HashSet<int> _accepted = [];
    private readonly HashSet<int> _done = [];
    private readonly Dictionary<int, int> _tries = [];
    private int _next;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_a_kill_each_accepted_request_is_there_once()
    {
        var random = new Random(20_260_314);
        for (var kill = 0; kill < s_kills; kill++)
        {
            using var subject = await StoreProcess.Start("live", _folder.Store, _next);
            for (var lines = random.Next(1, 400); lines > 0; lines--)
                Heard((await subject.Line()).ShouldNotBeNull());
            foreach (var line in await subject.Kill())
                Heard(line);

            await Check();
        }

        _accepted.Count.ShouldBeGreaterThan(s_kills);
        _done.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task After_a_kill_nothing_is_lost_of_what_models_used()
    {
        const int Day = 739_000;
        var heard = 0;
        for (var kill = 0; kill < 3; kill++)
        {
            using var subject = await StoreProcess.Start("spend", _folder.Store, Day);
            for (var lines = 20; lines > 0; lines--, heard++)
                (await subject.Line()).ShouldBe("spent 1");
            heard += (await subject.Kill()).Count;
        }

        await using var store = _folder.Open();
        var spent = await store.Models.SpentOn(DateOnly.FromDayNumber(Day), null, Requests.Cancel);

        // What was booked as it was killed need not have been told.
        spent.Tokens.ShouldBeInRange(heard, heard + 3);
        spent.Cost.ShouldBe(spent.Tokens * 0.000_000_3m);
    }

    private void Heard(string line)
    {
        var words = line.Split(' ');
        var number = int.Parse(words[1], CultureInfo.InvariantCulture);
        switch (words[0])
        {
            case "accepted":
                _accepted.Add(number).ShouldBeTrue($"{number} was accepted twice");
                break;
            case "taken":
                _done.ShouldNotContain(number);
                _tries[number] = int.Parse(words[2], CultureInfo.InvariantCulture);
                break;
            case "done":
                _done.Add(number).ShouldBeTrue($"{number} was done twice");
                break;
            default:
                throw new InvalidOperationException(line);
        }
    }

    private async Task Check()
    {
        await using var store = _folder.Open();
        var there = await TakeAll(store);

        // The kill may have come after one was done and before that was said: not more than one, as one works.
        var untold = _accepted.Except(_done).Except(there.Keys).ToList();
        untold.Count.ShouldBeLessThanOrEqualTo(1);
        untold.ShouldBeSubsetOf(_tries.Keys);
        _done.UnionWith(untold);

        there.Keys.Intersect(_done).ShouldBeEmpty();
        await Task.WhenAll(there.Select(t => CheckOne(store, t.Key, t.Value)));

        // Some are left, to be there after the next kills too. The numbers go on beyond those that were under way.
        _accepted.UnionWith(there.Keys);
        _done.UnionWith(there.Keys.Where(n => !IsLeft(n)));
        _next = _accepted.Max() + 100;
    }

    private async Task CheckOne(StoreFile store, int number, AcceptedRequest taken)
    {
        // This take is one more than those that were heard of.
        taken.Tries.ShouldBeGreaterThan(_tries.GetValueOrDefault(number));
        (await store.Inbox.Accept(new NewRequest([$"new-{number}", $"twin-{number}"], "ask", default), Requests.Cancel)).ShouldBeFalse();
        (await store.Inbox.Accept(new NewRequest([$"key-{number}"], "ask", default), Requests.Cancel)).ShouldBeFalse();
        await (IsLeft(number) ? store.Inbox.HandBack(taken.Id, Requests.Cancel) : store.Inbox.Done(taken.Id, Requests.Cancel));
    }

    private static bool IsLeft(int number) => number % 10 == 0;

    private static async Task<Dictionary<int, AcceptedRequest>> TakeAll(StoreFile store)
    {
        var all = new Dictionary<int, AcceptedRequest>();
        while (true)
        {
            var some = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => store.Take()));
            foreach (var taken in some.OfType<AcceptedRequest>())
                all.Add(int.Parse(taken.Text(), CultureInfo.InvariantCulture), taken);
            if (some.Contains(null))
                return all;
        }
    }
}
