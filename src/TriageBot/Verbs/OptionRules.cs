using System.CommandLine;
using System.Globalization;

namespace TriageBot.Verbs;

/// <summary>What the values of options may be, with one wording for all of them.</summary>
internal static class OptionRules
{
    public static void Must(this Option option, Func<string, bool> allows, string allowed) => option.Validators.Add(result =>
    {
        foreach (var value in result.Tokens.Select(t => t.Value).Where(v => !allows(v)))
            result.AddError($"{option.Name} is '{value}', and must be {allowed}");
    });

    /// <summary>A whole number within bounds, both included.</summary>
    public static Option<int> Number(string name, string description, int least, int most)
    {
        var allowed = $"a whole number between {least} and {most}";
        return new Option<int>(name)
        {
            Description = description,
            DefaultValueFactory = _ => least,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                    return number;

                result.AddError($"{name} is '{text}', and must be {allowed}");
                return least;
            },
        };
    }
}
