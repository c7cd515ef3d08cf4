using System.Text.RegularExpressions;

namespace TriageBot.Triage.Redaction;

/// <summary>Finds an AWS secret access key that stands beside its key id: 40 characters of base64 have no prefix to know them by.</summary>
internal static class AwsSecretKeys
{
    private static readonly Regex Run = new("[A-Za-z0-9/+]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static IEnumerable<SecretSpan> Find(string text)
    {
        if (!text.Contains("AKIA", StringComparison.Ordinal) && !text.Contains("ASIA", StringComparison.Ordinal))
            yield break;

        foreach (Match run in Run.Matches(text))
        {
            var value = run.ValueSpan;
            if (value.Length == 40 && value.ContainsAnyInRange('a', 'z') && value.ContainsAnyInRange('A', 'Z') && value.ContainsAnyInRange('0', '9'))
                yield return new SecretSpan(run.Index, run.Index + run.Length, "aws-secret");
        }
    }
}
