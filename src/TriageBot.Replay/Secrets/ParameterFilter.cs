using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Secrets;

/// <summary>A filter of parameters: any of its values.</summary>
internal sealed record ParameterFilter(string Key, string Option, IReadOnlyList<string> Values)
{
    public static IReadOnlyList<ParameterFilter> Of(Input input) => [.. (input.Structures("ParameterFilters") ?? []).Select(Read)];

    public bool Matches(Recorded parameter) => parameter.Text(Key) is { } text && Values.Any(value => Option switch
    {
        "BeginsWith" => text.StartsWith(value, StringComparison.Ordinal),
        "Contains" => text.Contains(value, StringComparison.Ordinal),
        _ => text == value,
    });

    public override string ToString() => $"{Key} {Option} {string.Join(',', Values)}";

    private static ParameterFilter Read(Input filter)
    {
        var (key, option, values) = (filter.Text("Key") ?? "", filter.Text("Option") ?? "Equals", filter.Texts("Values") ?? []);
        if (key is not ("Name" or "Type" or "KeyId" or "Tier" or "DataType"))
            throw new AwsRefusal("InvalidFilterKey", $"The following filter key is not valid: {Said.Short(key)}. Valid filter keys include: [DataType, KeyId, Name, Tier, Type].");
        if (option is not ("Equals" or "BeginsWith") && !(option == "Contains" && key == "Name"))
            throw new AwsRefusal("InvalidFilterOption", $"The following filter option is not valid: {Said.Short(option)}. Valid options include: [BeginsWith, Equals].");
        if (values.Count is 0 or > 50)
            throw new AwsRefusal("InvalidFilterValue", "A filter must have between 1 and 50 values.");
        return new(key, option, values);
    }
}
