using System.Text.Json.Nodes;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi;

/// <summary>One method of the Web API: https://docs.slack.dev/reference/methods</summary>
/// <param name="Scopes">Any one of them is enough; none where every token may.</param>
/// <param name="Arguments">All that it knows; a trailing <c>*</c> marks a required one.</param>
/// <param name="Run">Makes the answer without <c>ok</c>, under the workspace's gate.</param>
internal sealed record ApiMethod(string Name, RateTier Tier, IReadOnlyList<string> Scopes, string Arguments, Func<ApiCall, JsonObject> Run)
{
    private readonly string[] _arguments = Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public TokenKind Token { get; init; } = TokenKind.Bot;

    public IEnumerable<string> Required => _arguments.Where(a => a.EndsWith('*')).Select(a => a[..^1]);

    public IReadOnlyList<string> UnknownOf(JsonObject given) =>
        [.. given.Select(g => g.Key).Where(name => name != "token" && !_arguments.Contains(name) && !_arguments.Contains(name + "*"))];
}
