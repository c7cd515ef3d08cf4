using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi;

/// <summary>A call that passed token, scope and rate: what a method works with.</summary>
internal sealed record ApiCall(Token Token, Arguments Arguments, World World)
{
    public App App => Token.App;

    public Workspace Workspace => World.Workspace;

    /// <summary>The channel that this app can see: not somebody else's private one.</summary>
    /// <exception cref="SlackErrorException"><c>channel_not_found</c>.</exception>
    public Channel VisibleChannel(string argument = "channel")
    {
        var channel = Workspace.ChannelOf(Arguments.Required(argument));
        return channel is not null && (channel.Kind == ChannelKind.Public || channel.Has(App.BotUserId)) ? channel : throw new SlackErrorException("channel_not_found");
    }

    /// <summary>The scope for this kind of channel, as <c>groups:history</c>.</summary>
    /// <exception cref="SlackErrorException"><c>missing_scope</c>.</exception>
    public void NeedChannelScope(Channel channel, string right)
    {
        var scope = $"{channel.ScopeFamily}:{right}";
        if (!Token.Scopes.Contains(scope))
            throw MissingScope([scope], Token.Scopes);
    }

    public static SlackErrorException MissingScope(IEnumerable<string> needed, IEnumerable<string> provided) => new("missing_scope")
    {
        Details = new() { ["needed"] = string.Join(',', needed), ["provided"] = string.Join(',', provided) },
    };
}
