using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Secrets;

/// <summary>The metadata of parameters. A value is never answered, whatever a case holds. What does not exist is not in the list, and no error.</summary>
/// <remarks>https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html</remarks>
internal static class DescribeParameters
{
    public const string TargetPrefix = "AmazonSSM";

    private static readonly string[] Members =
        ["Name", "ARN", "Type", "KeyId", "LastModifiedDate", "LastModifiedUser", "Description", "AllowedPattern", "Version", "Tier", "Policies", "DataType"];

    public static Operation? Find(string operation) => operation == nameof(DescribeParameters) ? Answer : null;

    private static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        var size = input.Number("MaxResults") switch
        {
            null => 50,
            >= 1 and <= 50 and var asked => (int)asked,
            _ => throw new AwsRefusal("ValidationException", "1 validation error detected: Value at 'maxResults' failed to satisfy constraint: Member must be between 1 and 50"),
        };
        if (input.Structures("Filters") is { Count: > 0 })
            throw new AwsRefusal("ValidationException", "Filters are not served here: use ParameterFilters.");
        var filters = ParameterFilter.Of(input);
        var found = place.List("ssm", "parameters", "ssm:DescribeParameters", "*").Where(parameter => filters.All(filter => filter.Matches(parameter))).ToList();
        var (page, next) = Page(found, size, input.Text("NextToken"), $"parameters/{string.Join(';', filters)}");
        json.WriteStartArray("Parameters");
        foreach (var parameter in page)
        {
            json.WriteStartObject();
            foreach (var member in parameter.Value.EnumerateObject().Where(member => Members.Contains(member.Name)))
                member.WriteTo(json);
            if (parameter.Member("ARN") is null)
                json.WriteString("ARN", place.Arn("ssm", $"parameter/{parameter.Text("Name")!.TrimStart('/')}"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (next is not null)
            json.WriteString("NextToken", next);
    }

    private static (IReadOnlyList<Recorded> Items, string? Next) Page(IReadOnlyList<Recorded> all, int size, string? token, string list)
    {
        try
        {
            return Paging.Cut(all, size, token, list);
        }
        catch (AwsRefusal)
        {
            throw new AwsRefusal("InvalidNextToken", "The specified token is not valid.");
        }
    }
}
