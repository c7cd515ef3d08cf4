using System.Globalization;
using TriageBot.EndToEnd.Gate.Drafts;
using TriageBot.Triage.Decoding;

namespace TriageBot.EndToEnd.Gate;

/// <summary>
/// Drafts made of the shipped stops, right ones and spoilt ones, each spoilt in a way of which the refusal is known by construction; the test's own
/// reader of the case says which are supported. <c>TRIAGEBOT_DRAFTS=10000</c> makes so many.
/// </summary>
public sealed class MutatedDraftsTests
{
    private const int Seed = 20260109;
    private const double FewestRight = 0.95;
    private const int MostTries = 300;

    private static readonly int s_drafts = int.TryParse(Environment.GetEnvironmentVariable("TRIAGEBOT_DRAFTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var drafts) ? drafts : 1000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_unsupported_draft_passes_and_nearly_all_right_ones_do()
    {
        var bases = new List<Base>();
        try
        {
            foreach (var (name, recorded) in ShippedStops.All())
            {
                if (await Base.Of(name, recorded, Cancel) is { } made)
                    bases.Add(made);
            }

            bases.Count.ShouldBeGreaterThan(120);
            await Judge(bases);
        }
        finally
        {
            bases.ForEach(b => b.Dispose());
        }
    }

    private static async Task Judge(List<Base> bases)
    {
        var random = new Random(Seed);
        var figures = new DraftFigures();
        for (var i = 0; figures.Drafts < s_drafts; i++)
        {
            // One in ten stays as it is; the others are spoilt in turn.
            if (i % 10 == 0 && Right(bases, random) is var (whole, right))
                figures.Right(whole, right, await whole.Rule(right, Cancel));
            else if (Spoilt(bases, Mutations.All[i % Mutations.All.Count], random) is var (of, mutation, draft))
                figures.Spoilt(of, mutation, draft, await of.Rule(draft, Cancel));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(figures.ToString());
        figures.Passed.ShouldBeEmpty();
        figures.OtherwiseRefused.ShouldBeEmpty();
        figures.ShareOfRight.ShouldBeGreaterThanOrEqualTo(FewestRight, figures.ToString());
        Mutations.All.Select(m => m.Name).Except(figures.Classes).ShouldBeEmpty("each class must have been tried");
    }

    private static (Base, Mutation, Draft)? Spoilt(List<Base> bases, Mutation mutation, Random random)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (Right(bases, random) is var (of, right) && mutation.Make(of, right, random) is { } spoilt && (mutation.IsOfForm || !of.Supports(spoilt)))
                return (of, mutation, spoilt);
        }

        return null;
    }

    private static (Base, Draft)? Right(List<Base> bases, Random random)
    {
        var of = bases[random.Next(bases.Count)];
        return RightDrafts.Of(of, random.Next(RightDrafts.Phrasings)) is { } draft ? (of, draft) : null;
    }
}
