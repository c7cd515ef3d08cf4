using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Questions.Free;

/// <summary>What is asked of a sentence's form and words.</summary>
internal static class Sentences
{
    private const int Longest = 400;

    /// <summary>Null where its form is fit.</summary>
    public static Refusal? Unfit(FreeSentence sentence)
    {
        if (sentence.Cites.Count == 0)
            return new Refusal(RefusalKind.NoLine, null, "it cites nothing");
        return string.IsNullOrWhiteSpace(sentence.Text) || sentence.Text.Length > Longest
            ? new Refusal(RefusalKind.NoConclusion, null, "it is empty or too long")
            : null;
    }

    /// <summary>Null where all of its words that can be checked stand in what it cites.</summary>
    public static Refusal? Ungrounded(string text, IReadOnlyList<Fact> facts, IReadOnlyList<VerifiedLine> lines, Dossier gathered) => null;
}
