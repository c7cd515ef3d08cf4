using System.ComponentModel;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.AI;
using TriageBot.Triage.Questions.Free;

namespace TriageBot.Models.Answers;

/// <summary>
/// The plugins of an incident as functions that a model may call: each method that is described, with its descriptions, its limits and its refusals.
/// </summary>
internal static class IncidentFunctions
{
    /// <summary>One for each method, named such as <c>logs_search</c>; it gives what the method gives.</summary>
    public static IReadOnlyList<AIFunction> Of(Shelf shelf) =>
    [
        .. shelf.Plugins.SelectMany(plugin => plugin.GetType()
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.GetCustomAttribute<DescriptionAttribute>() is not null)
            .OrderBy(method => method.Name, StringComparer.Ordinal)
            .Select(method => AIFunctionFactory.Create(method, plugin, new AIFunctionFactoryOptions
            {
                Name = $"{Of(plugin.GetType())}_{Snake(method.Name)}",
                ExcludeResultSchema = true,
                MarshalResult = (result, _, _) => ValueTask.FromResult(result),
            }))),
    ];

    /// <summary><c>IncidentLogsPlugin</c> is <c>logs</c>.</summary>
    private static string Of(Type plugin) => Snake(plugin.Name["Incident".Length..^"Plugin".Length]);

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
            snake.Append(char.IsAsciiLetterUpper(letter) && snake.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(letter));
        return snake.ToString();
    }
}
