using Microsoft.AspNetCore.Http;
using TriageBot.Output;
using TriageBot.Verbs;

namespace TriageBot.Serving;

/// <summary>Where <c>serve</c> listens.</summary>
internal static class ListenAddress
{
    private const string Variable = "ASPNETCORE_URLS";

    /// <returns>One address, or several between semicolons.</returns>
    /// <exception cref="InputException">The variable names none that can be listened at.</exception>
    public static string Of(int? port, Terminal terminal)
    {
        if (port is { } number)
            return $"http://0.0.0.0:{number}";
        if (terminal.Variable(Variable) is not { Length: > 0 } urls)
            return "http://0.0.0.0:8080";

        return urls.Split(';').All(CanBeListenedAt)
            ? urls
            : throw new InputException($"{Variable} is '{urls}', and must be an http address with a port up to 65535, such as http://0.0.0.0:8080; TLS ends at what stands before the bot");
    }

    private static bool CanBeListenedAt(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http", Port: >= 0 and <= 65535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
