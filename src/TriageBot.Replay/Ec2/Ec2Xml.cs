using System.Text.Json;
using System.Xml.Linq;

namespace TriageBot.Replay.Ec2;

/// <summary>The members of an answer as EC2 writes them: its own names, a list is <c>item</c> elements, null is absent.</summary>
internal static class Ec2Xml
{
    public static IEnumerable<XElement> Of(XNamespace ns, JsonElement fields, string within = "")
    {
        foreach (var field in fields.EnumerateObject())
        {
            // What a case holds may be called anything; AWS's members are plain words.
            if (field.Value.ValueKind != JsonValueKind.Null && field.Name.Length > 0 && field.Name.All(char.IsAsciiLetterOrDigit) && char.IsAsciiLetter(field.Name[0]))
                yield return new(ns + Ec2Names.InXml(field.Name, within), Content(ns, field.Value, field.Name));
        }
    }

    private static object Content(XNamespace ns, JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Object => Of(ns, value, name),
        JsonValueKind.Array => value.EnumerateArray().Select(element => new XElement(ns + "item", Content(ns, element, name))),
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
