using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace TriageBot.Replay.Wire;

/// <summary>The members of an answer as the Query protocol writes them: a list is <c>member</c> elements, null is absent.</summary>
internal static class XmlFields
{
    public static IEnumerable<XElement> Of(XNamespace ns, JsonElement fields)
    {
        foreach (var field in fields.EnumerateObject())
        {
            // What a case holds may be called anything; AWS's members are plain words.
            if (field.Value.ValueKind != JsonValueKind.Null && field.Name.Length > 0 && field.Name.All(char.IsAsciiLetterOrDigit) && char.IsAsciiLetter(field.Name[0]))
                yield return new(ns + field.Name, Content(ns, field.Value));
        }
    }

    private static object Content(XNamespace ns, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Of(ns, value),
        JsonValueKind.Array => value.EnumerateArray().Select(element => new XElement(ns + "member", Content(ns, element))),
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    /// <summary>Characters that XML cannot hold, not even escaped, become the replacement character.</summary>
    public static XElement Clean(XElement element)
    {
        foreach (var text in element.DescendantNodes().OfType<XText>())
        {
            if (!text.Value.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)))
                text.Value = new([.. text.Value.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD')]);
        }

        return element;
    }
}
