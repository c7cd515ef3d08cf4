using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Triage.Verifying;

/// <summary>The hash of a line's original message: what is shown may be redacted, what is verified never is.</summary>
public static class MessageHash
{
    /// <summary>SHA-256 of the UTF-8 bytes, in lower-case hexadecimal.</summary>
    public static string Of(string message) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message)));
}
