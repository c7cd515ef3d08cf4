namespace TriageBot.Simulation.Model;

public enum TokenKind
{
    /// <summary><c>xoxb-</c>: acts as the bot user.</summary>
    Bot,

    /// <summary><c>xapp-</c>: of the app itself, for Socket Mode.</summary>
    App,
}

/// <summary>A bearer token of an app.</summary>
public sealed class Token(string value, TokenKind kind, App app, IEnumerable<string> scopes)
{
    /// <summary>The secret itself.</summary>
    public string Value { get; } = value;

    public TokenKind Kind { get; } = kind;

    public App App { get; } = app;

    public IReadOnlyList<string> Scopes { get; set; } = [.. scopes];

    /// <summary>An error that every call gets: <c>token_revoked</c>, <c>account_inactive</c>, <c>token_expired</c>; null while it is good.</summary>
    public string? Refusal { get; set; }

    public override string ToString() => $"{Kind} token of {App.Id}";
}
