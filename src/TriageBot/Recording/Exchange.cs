using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace TriageBot.Recording;

/// <summary>What was asked of AWS.</summary>
/// <param name="Operation">As AWS spells it, without its service.</param>
/// <param name="Region">Where it was sent, as its signature says.</param>
/// <param name="Body">The request's body: JSON, or a form; of a service that is asked by paths, its path.</param>
internal sealed record Question(string Operation, string Region, string Body)
{
    public JsonObject Input => Json.Object(Body) ?? [];

    /// <summary>Of a form, the value of a field; null where there is none.</summary>
    public string? Field(string name) => Body.Split('&')
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair is [var key, _] && key == name)
        .Select(pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')))
        .FirstOrDefault();
}

/// <summary>What AWS answered.</summary>
/// <param name="Error">AWS's error code; null for a success, empty where no readable answer came.</param>
/// <param name="Message">AWS's words to it.</param>
internal sealed record Exchange(Question Question, string? Error, string Message, JsonObject Output)
{
    /// <summary>The answer of a service that speaks XML; null for the others.</summary>
    public XElement? Xml { get; init; }

    public bool Succeeded => Error is null;

    /// <summary>AWS says for certain that it does not exist: a finding, and not a failure.</summary>
    public bool DoesNotExist => Error is "ClusterNotFoundException" or "ServiceNotFoundException" or "ResourceNotFoundException"
            or "RepositoryNotFoundException" or "ImageNotFoundException" or "TargetGroupNotFound"
            or "FileSystemNotFound" or "MountTargetNotFound" or "NoSuchResourceException" or "InvalidVpcID.NotFound" or "NoSuchEntity"
        || (Error is "ClientException" && Question.Operation == "DescribeTaskDefinition");

    /// <summary>Null where the text is no XML, or more than plain elements.</summary>
    public static XElement? ReadXml(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("<"))
            return null;

        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public bool Denied => Error is "AccessDeniedException" or "AccessDenied" or "UnauthorizedOperation";
}
