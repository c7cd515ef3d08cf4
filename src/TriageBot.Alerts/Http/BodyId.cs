using System.Security.Cryptography;

namespace TriageBot.Alerts.Http;

/// <summary>Names a body that names itself in no other way.</summary>
internal static class BodyId
{
    public static string Of(ReadOnlyMemory<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body.Span));
}
