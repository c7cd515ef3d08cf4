using Microsoft.Extensions.Configuration;

namespace TriageBot.Configuration;

/// <summary>Reads lists of the configuration.</summary>
internal static class Lists
{
    /// <summary>The values of a list of texts; none where the key is not set.</summary>
    public static IReadOnlyList<string> Items(IConfiguration configuration, string key) =>
        [.. configuration.GetSection(key).GetChildren().Select(c => c.Value).OfType<string>()];
}
