using Microsoft.AspNetCore.Http;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi;

/// <summary>Finds out whose token a call carries.</summary>
internal static class Caller
{
    private const string Bearer = "Bearer ";

    /// <exception cref="SlackErrorException"><c>not_authed</c>, <c>invalid_auth</c>, or the token's own refusal.</exception>
    public static Token Of(HttpRequest request, Arguments arguments, Workspace workspace)
    {
        var token = workspace.TokenOf(Value(request, arguments)) ?? throw new SlackErrorException("invalid_auth");
        return token.Refusal is { } refusal ? throw new SlackErrorException(refusal) : token;
    }

    /// <summary>A token in a JSON body is not honoured; in a form it still is.</summary>
    private static string Value(HttpRequest request, Arguments arguments)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return header[Bearer.Length..].Trim();
        var isForm = request.HasFormContentType;
        return (isForm ? arguments.Text("token") : null) ?? throw new SlackErrorException("not_authed");
    }
}
