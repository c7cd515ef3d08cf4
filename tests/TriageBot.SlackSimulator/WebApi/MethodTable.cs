using TriageBot.Simulation.WebApi.Methods;

namespace TriageBot.Simulation.WebApi;

/// <summary>Every method that is served; any other is <c>unknown_method</c>.</summary>
internal static class MethodTable
{
    private static readonly Dictionary<string, ApiMethod> s_methods = new[]
    {
        AppsConnectionsOpen.Method,
        AuthTest.Method,
        ChatGetPermalink.Method,
        ChatPostEphemeral.Method,
        ChatPostMessage.Method,
        ChatUpdate.Method,
        ConversationsHistory.Method,
        ConversationsInfo.Method,
        ConversationsReplies.Method,
        FilesUpload.Complete,
        FilesUpload.GetUrl,
        ReactionsAdd.Method,
        UserGroupsUsersList.Method,
        UsersInfo.Method,
        ViewsOpen.Method,
    }.ToDictionary(m => m.Name);

    public static ApiMethod? Find(string name) => s_methods.GetValueOrDefault(name);
}
