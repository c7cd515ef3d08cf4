using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using TriageBot.Aws.Operations;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Protocol;

/// <summary>An answer of the query protocols, or a structure inside it. Names are compared without their namespace.</summary>
internal sealed class QueryAnswer
{
    private readonly Operation _operation;
    private readonly XElement _element;

    private QueryAnswer(Operation operation, XElement element)
    {
        _operation = operation;
        _element = element;
    }

    /// <summary>The operation's result. Throws <see cref="AwsReadException"/> where the body is cut off or another thing.</summary>
    public static QueryAnswer Parse(Operation operation, ReadOnlyMemory<byte> body)
    {
        try
        {
            var root = new QueryAnswer(operation, SafeXml.Parse(body).Root!);
            if (operation.Service.Protocol is not WireProtocol.Ec2)
                return root.Structure($"{operation.Name}Result");
            return root._element.Name.LocalName == $"{operation.Name}Response" ? root : throw Unreadable(operation, "it is another answer");
        }
        catch (XmlException e)
        {
            throw Unreadable(operation, e.Message);
        }
    }

    /// <summary>Null where it is absent.</summary>
    public string? Text(string name) => Child(name)?.Value;

    public string Required(string name) => Text(name) ?? throw Unreadable($"it has no {name}");

    /// <summary>Null where it is absent or neither true nor false.</summary>
    public bool? Flag(string name) => bool.TryParse(Text(name), out var flag) ? flag : null;

    /// <summary>Null where it is absent or no whole number.</summary>
    public int? Number(string name) => int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public QueryAnswer Structure(string name) => StructureOrNull(name) ?? throw Unreadable($"it has no {name}");

    public QueryAnswer? StructureOrNull(string name) => Child(name) is { } child ? new QueryAnswer(_operation, child) : null;

    /// <summary>The structures of a list; none where it is absent.</summary>
    public IEnumerable<QueryAnswer> Members(string list) => MembersOf(list).Select(m => new QueryAnswer(_operation, m));

    /// <summary>The texts of a list; none where it is absent.</summary>
    public IEnumerable<string> Texts(string list) => MembersOf(list).Select(m => m.Value);

    public AwsReadException Unreadable(string why) => Unreadable(_operation, why);

    private static AwsReadException Unreadable(Operation operation, string why) => new(
        new ReadFailure(FailureKind.ServerError, operation.Action, "UnreadableResponse", $"The answer of {operation.Action} is cut off or not what AWS documents: {why}"));

    private XElement? Child(string name) => _element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private IEnumerable<XElement> MembersOf(string list) => Child(list)?.Elements().Where(e => e.Name.LocalName == Entry) ?? [];

    // EC2 has a word of its own for the entries of a list.
    private string Entry => _operation.Service.Protocol is WireProtocol.Ec2 ? "item" : "member";
}
