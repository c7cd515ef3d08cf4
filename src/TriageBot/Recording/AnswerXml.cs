using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using TriageBot.Replay.Ec2;

namespace TriageBot.Recording;

/// <summary>An answer in XML as the JSON that AWS's own shapes have for it.</summary>
internal static class AnswerXml
{
    private const string Ec2 = "ec2.amazonaws.com";

    // What stands in the answer as text and is a number in its shape; a protocol is text that looks like one.
    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal)
    {
        "AvailableIpAddressCount", "RuleNumber", "FromPort", "ToPort", "From", "To", "Port", "HealthCheckIntervalSeconds", "HealthCheckTimeoutSeconds", "HealthyThresholdCount",
        "UnhealthyThresholdCount", "DeviceIndex", "NetworkCardIndex", "Code",
    };

    public static JsonObject Read(XElement answer)
    {
        var isEc2 = answer.Name.NamespaceName.Contains(Ec2, StringComparison.Ordinal);
        var result = isEc2 ? answer : answer.Elements().FirstOrDefault(e => e.Name.LocalName.EndsWith("Result", StringComparison.Ordinal)) ?? answer;
        return Fields(result, isEc2, "");
    }

    private static JsonObject Fields(XElement element, bool isEc2, string within)
    {
        var fields = new JsonObject();
        foreach (var child in element.Elements())
        {
            var name = isEc2 ? Ec2Names.InJson(child.Name.LocalName, within) : child.Name.LocalName;
            fields[name] = Value(child, isEc2, name);
        }

        return fields;
    }

    private static JsonNode? Value(XElement element, bool isEc2, string name)
    {
        var children = element.Elements().ToList();
        if (children.Count == 0)
            return IsList(element, name) ? new JsonArray() : Scalar(name, element.Value);
        return children.TrueForAll(child => child.Name.LocalName == (isEc2 ? "item" : "member"))
            ? new JsonArray([.. children.Select(child => (JsonNode?)(child.HasElements ? Fields(child, isEc2, name) : JsonValue.Create(child.Value)))])
            : Fields(element, isEc2, name);
    }

    // An empty list and an empty text look alike; lists are named in the plural.
    private static bool IsList(XElement element, string name) =>
        element.Value.Length == 0 && (name.EndsWith('s') || name is "IpPermissionsEgress" || name.EndsWith("Set", StringComparison.Ordinal));

    private static JsonValue Scalar(string name, string text) => text switch
    {
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when Numbers.Contains(name) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
