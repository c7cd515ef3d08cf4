using System.Xml;
using System.Xml.Linq;

namespace TriageBot.Aws.Protocol;

/// <summary>Reads XML from outside: no document types, no entities, nothing fetched.</summary>
internal static class SafeXml
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Throws <see cref="XmlException"/> where it is none.</summary>
    public static XDocument Parse(ReadOnlyMemory<byte> body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body.ToArray(), writable: false), Settings);
        return XDocument.Load(reader);
    }
}
