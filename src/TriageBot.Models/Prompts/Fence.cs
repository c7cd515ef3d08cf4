using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Models.Prompts;

/// <summary>A line that marks where data begin and end. It follows from the data and does not occur in them, so nothing in them can end them.</summary>
public static class Fence
{
    /// <summary>The same for the same data.</summary>
    public static string Around(string data)
    {
        for (var attempt = 0; ; attempt++)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(attempt.ToString(CultureInfo.InvariantCulture) + data)).AsSpan(0, 6));
            var fence = $"=== data {hash} ===";
            if (!data.Contains(hash, StringComparison.OrdinalIgnoreCase))
                return fence;
        }
    }
}
