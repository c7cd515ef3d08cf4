using System.Text.Json;
using Microsoft.Extensions.AI;
using TriageBot.Models.Privacy;
using TriageBot.Triage.Questions.Free;
using TriageBot.Triage.Redaction;

namespace TriageBot.Models.Answers;

/// <summary>Makes the calls that a model asks for, so many and no more. Whatever is wrong with a call is told to the model; nothing is thrown for it.</summary>
internal sealed class Toolbench(Shelf shelf, Veil veil, IProgress<string>? progress)
{
    private const int MostCalls = 12;
    private const int LongestArgument = 1000;
    private const int LongestResult = 12_000;

    private readonly Dictionary<string, AIFunction> _functions = IncidentFunctions.Of(shelf).ToDictionary(f => f.Name, StringComparer.Ordinal);
    private int _calls;

    public IReadOnlyList<AITool> Tools => [.. _functions.Values];

    /// <summary>True where no further call is made.</summary>
    public bool IsUsedUp => _calls >= MostCalls;

    public async Task<FunctionResultContent> Call(FunctionCallContent call, CancellationToken cancellationToken) =>
        new(call.CallId, await Result(call, cancellationToken));

    private async Task<string> Result(FunctionCallContent call, CancellationToken cancellationToken)
    {
        if (IsUsedUp)
            return $"error: {MostCalls} calls were made, and no more are; answer with what there is";

        _calls++;
        if (!_functions.TryGetValue(call.Name, out var function))
            return $"error: there is no {Bounded.Middle(call.Name, 60)}; there are {string.Join(", ", _functions.Keys)}";
        if (call.Exception is not null || Arguments(call, function) is not { } arguments)
            return $"error: these are no arguments of {function.Name}; its schema is {function.JsonSchema.GetRawText()}";

        progress?.Report(StepWords.Of(function.Name, arguments));
        try
        {
            return ToolText.Of(shelf.Put(await function.InvokeAsync(arguments, cancellationToken)), veil, LongestResult);
        }
        catch (Exception error) when (error is ArgumentException or JsonException or FormatException or OverflowException or InvalidCastException)
        {
            // What a model gives as arguments; what AWS says comes as a finding.
            return $"error: these are no arguments of {function.Name}; its schema is {function.JsonSchema.GetRawText()}";
        }
    }

    /// <summary>With the identifiers that stand behind the stand-ins, and null for what may be null and was left out; null where one is too long.</summary>
    private AIFunctionArguments? Arguments(FunctionCallContent call, AIFunction function)
    {
        var arguments = new AIFunctionArguments();
        foreach (var parameter in function.UnderlyingMethod!.GetParameters().Where(p => p.ParameterType != typeof(CancellationToken)))
        {
            var given = call.Arguments?.TryGetValue(parameter.Name!, out var value) == true ? value : null;
            var text = given switch { string s => s, JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(), _ => null };
            if (text?.Length > LongestArgument)
                return null;
            arguments[parameter.Name!] = text is null ? given : veil.Restore(text);
        }

        return arguments;
    }
}
