using Microsoft.Extensions.Configuration;
using TriageBot.Output;
using TriageBot.Triage.Gathering;
using TriageBot.Verbs;

namespace TriageBot.Configuration;

/// <summary>
/// Reads the configuration: <c>appsettings.json</c> beside the program, then <c>triagebot.yaml</c>, then the environment
/// (<c>TRIAGEBOT__AWS__DEFAULTCLUSTER</c>); what comes later wins.
/// </summary>
internal static class SettingsFile
{
    private const string Standard = "triagebot.yaml";
    private const string Prefix = "TRIAGEBOT__";

    /// <exception cref="InputException">A file that is not there, YAML that cannot be read, a key or value that is not known.</exception>
    public static Settings Read(string? path, Terminal terminal)
    {
        var builder = new ConfigurationBuilder();
        var beside = Path.Combine(AppContext.BaseDirectory, "appsettings.json");
        if (File.Exists(beside))
            builder.AddJsonFile(beside, optional: false, reloadOnChange: false);

        if (Yaml(path, terminal.Folder) is { } yaml)
            builder.AddInMemoryCollection(YamlKeys.Read(yaml));

        builder.AddInMemoryCollection(terminal.Environment
            .Where(v => v.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .Select(v => KeyValuePair.Create(v.Key[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), (string?)v.Value)));
        return Bind(builder.Build());
    }

    private static string? Yaml(string? path, string folder)
    {
        if (path is null)
            return Path.Combine(folder, Standard) is var standard && File.Exists(standard) ? standard : null;

        return File.Exists(path) ? path : throw new InputException($"the configuration file {path} does not exist");
    }

    private static Settings Bind(IConfigurationRoot configuration)
    {
        foreach (var (key, value) in configuration.AsEnumerable().OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            if (value is not null && KnownKeys.Complaint(key, value) is { } complaint)
                throw new InputException($"configuration: {complaint}");
        }

        return new Settings(
            [.. configuration.GetSection("Aws:Accounts").GetChildren().Select(Account)],
            configuration["Aws:DefaultCluster"],
            new EvidenceSettings(
                Items(configuration.GetSection("Evidence:EventLogGroups")),
                configuration["Evidence:Deadline"] is { } deadline ? KnownKeys.Deadline(deadline)!.Value : EvidenceSettings.Default.Deadline));
    }

    private static AccountSettings Account(IConfigurationSection section) => new(
        section["Id"] ?? throw new InputException($"configuration: {section.Path}:Id is missing, and must be twelve digits"),
        section["RoleArn"],
        section["ExternalId"],
        Items(section.GetSection("Regions")));

    private static IReadOnlyList<string> Items(IConfigurationSection section) => [.. section.GetChildren().Select(c => c.Value).OfType<string>()];
}
