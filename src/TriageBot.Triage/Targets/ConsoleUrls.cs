namespace TriageBot.Triage.Targets;

/// <summary>
/// Reads links to the ECS console, <c>/ecs/v2/clusters/…</c> and the older <c>/ecs/home#/clusters/…</c>, with any tab behind them,
/// and access-portal links that wrap one.
/// </summary>
internal static class ConsoleUrls
{
    public static ParsedTarget? Read(string word, TargetDefaults defaults)
    {
        if (WebAddress.Read(word) is not { } link)
            return null;

        return ConsoleHosts.IsAccessPortal(link.Host) ? ReadWrapped(link, word, defaults) : ReadConsole(link, null, word, defaults);
    }

    private static ParsedTarget? ReadWrapped(WebAddress portal, string word, TargetDefaults defaults)
    {
        var query = portal.Query.Length > 0 ? portal.Query : WebAddress.Cut(portal.Fragment, '?').After;
        var account = WebAddress.Parameter(query, "account_id");
        return WebAddress.Parameter(query, "destination") is { } destination && WebAddress.Read(destination) is { } link
            ? ReadConsole(link, account is not null && Identifiers.IsAccount(account) ? account : null, destination, defaults)
            : ParsedTarget.Unreadable($"an access-portal link without a destination: {Found.Quoted(word)}", "the link of the console page itself");
    }

    private static ParsedTarget? ReadConsole(WebAddress link, string? portalAccount, string word, TargetDefaults defaults)
    {
        if (!ConsoleHosts.TryRead(link.Host, out var account, out var region))
            return null;

        region = WebAddress.Parameter(link.Query, "region") ?? region ?? WebAddress.Parameter(WebAddress.Cut(link.Fragment, '?').After, "region");
        var (scope, error) = Scopes.Of(account ?? portalAccount, region, defaults, word);
        if (scope is null)
            return error;

        return link.Path.StartsWith("cloudwatch/", StringComparison.OrdinalIgnoreCase)
            ? LogStreamLinks.Read(link.Fragment, scope, word)
            : Page(link, scope, word);
    }

    private static ParsedTarget Page(WebAddress link, AwsScope scope, string word)
    {
        var page = link.Path is "ecs/home" or "ecs/home/" ? WebAddress.Cut(link.Fragment.TrimStart('/'), '?').Before : link.Path;
        string[] names = [.. page.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).SkipWhile(name => name is "ecs" or "v2")];
        return names switch
        {
            ["clusters", var cluster, "services", _, "tasks", var id, ..] when !IsTab(id) => Resource($"task/{cluster}/{id}"),
            ["clusters", var cluster, "tasks", var id, ..] => Resource($"task/{cluster}/{id}"),
            ["clusters", var cluster, "services", var service, ..] => Resource($"service/{cluster}/{service}"),
            ["clusters", var cluster, ..] => Resource($"cluster/{cluster}"),
            ["task-definitions" or "taskDefinitions", var family, var revision, ..] => Resource($"task-definition/{family}:{revision}"),
            _ => ParsedTarget.Unreadable($"a console page that shows no task or service: {Found.Quoted(word)}", Found.WhatWorks),
        };

        ParsedTarget Resource(string resource) => ArnTargets.OfResource(resource, scope, word);
    }

    // Behind …/services/<name>/tasks the console may put a filter instead of a task.
    private static bool IsTab(string segment) => segment is "running" or "stopped" or "all";
}
