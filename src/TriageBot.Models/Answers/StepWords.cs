using Microsoft.Extensions.AI;

namespace TriageBot.Models.Answers;

/// <summary>What a person who waits is told of a step.</summary>
internal static class StepWords
{
    public const string Thinking = "asking the model";

    public static string Of(string function, AIFunctionArguments arguments) => function switch
    {
        "logs_lines" => $"reading logs{(Name(arguments, "container") is { } container ? $" of {container}" : "")}",
        "logs_search" => "searching the logs",
        "logs_stops" => "looking for earlier stops",
        "metrics_memory" => "reading the memory used",
        "metrics_cpu" => "reading the CPU used",
        "network_path" => "looking for a network path",
        _ when function.StartsWith("iam_", StringComparison.Ordinal) => "asking IAM",
        _ => "asking ECS",
    };

    /// <summary>Only what has the form of a name: it is a model's word.</summary>
    private static string? Name(AIFunctionArguments arguments, string argument) =>
        arguments.TryGetValue(argument, out var value) && value is string { Length: > 0 and <= 40 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? name : null;
}
