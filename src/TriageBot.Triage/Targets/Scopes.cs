namespace TriageBot.Triage.Targets;

/// <summary>Fills in what a target's text leaves out, and only that.</summary>
internal static class Scopes
{
    /// <summary>The scope, or an error where no Region can be told. A Region that the text names wins over the default one.</summary>
    public static (AwsScope? Scope, ParsedTarget? Error) Of(string? account, string? region, TargetDefaults defaults, string what)
    {
        var chosen = region ?? defaults.Region;
        if (string.IsNullOrEmpty(chosen))
            return (null, ParsedTarget.Unreadable($"{Found.Quoted(what)}, which names no Region", "set a Region (--region, AWS_REGION), or paste the ARN or a console link"));

        return Identifiers.IsRegion(chosen)
            ? (new AwsScope(account, chosen), null)
            : (null, ParsedTarget.Unreadable($"{Found.Quoted(chosen)}, which is no Region", "a Region code such as eu-central-1"));
    }

    /// <summary>
    /// The target with the default account, where the text names none, and the default cluster, where the text names none and the default
    /// account and Region are the ones that it speaks of.
    /// </summary>
    public static Target Complete(Target target, TargetDefaults defaults)
    {
        var cluster = Cluster(target.Scope, defaults);
        var scope = target.Scope with { Account = target.Scope.Account ?? defaults.Account };
        return target switch
        {
            TaskTarget task => task with { Scope = scope, Cluster = task.Cluster ?? cluster },
            ServiceTarget service => service with { Scope = scope, Cluster = service.Cluster ?? cluster },
            RevisionTarget revision => revision with { Scope = scope, Cluster = revision.Cluster ?? cluster },
            _ => target,
        };
    }

    private static string? Cluster(AwsScope scope, TargetDefaults defaults)
    {
        var sameRegion = defaults.Region is null || defaults.Region == scope.Region;
        var sameAccount = defaults.Account is null || scope.Account is null || defaults.Account == scope.Account;
        return sameRegion && sameAccount ? defaults.Cluster : null;
    }
}
