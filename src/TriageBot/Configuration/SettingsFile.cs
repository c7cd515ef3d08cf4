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
    private const string StandardStore = "triagebot.db";

    /// <exception cref="InputException">A file that is not there or cannot be read, a key or value that is not known.</exception>
    public static Settings Read(string? path, Terminal terminal)
    {
        var yaml = Yaml(path, terminal.Folder);
        IReadOnlyList<Setting> settings =
        [
            .. Json(Path.Combine(AppContext.BaseDirectory, "appsettings.json")),
            .. yaml is null ? [] : YamlKeys.Read(yaml),
            .. OfEnvironment(terminal),
        ];
        foreach (var setting in settings)
        {
            if (KeyCheck.Complaint(setting) is { } complaint)
                throw new InputException(complaint);
        }

        var builder = new ConfigurationBuilder();
        foreach (var layer in settings.GroupBy(s => s.InFile))
            builder.AddInMemoryCollection(layer.GroupBy(s => s.Key, StringComparer.OrdinalIgnoreCase).Select(s => KeyValuePair.Create(s.Key, (string?)s.Last().Value)));
        var folder = yaml is null ? terminal.Folder : Path.GetDirectoryName(Path.GetFullPath(yaml, terminal.Folder))!;
        return Bind(builder.Build(), folder, terminal);
    }

    private static string? Yaml(string? path, string folder)
    {
        if (path is null)
            return Path.Combine(folder, Standard) is var standard && File.Exists(standard) ? standard : null;

        return File.Exists(path) ? path : throw new InputException($"the configuration file {path} does not exist");
    }

    private static IEnumerable<Setting> Json(string path)
    {
        if (!File.Exists(path))
            return [];

        try
        {
            var read = new ConfigurationBuilder().AddJsonFile(path, optional: false, reloadOnChange: false).Build();
            return [.. read.AsEnumerable().Where(s => s.Value is not null).Select(s => new Setting(s.Key, s.Value!, path, InFile: true))];
        }
        catch (InvalidDataException error)
        {
            throw new InputException($"{path} cannot be read: {error.GetBaseException().Message}");
        }
    }

    private static IEnumerable<Setting> OfEnvironment(Terminal terminal) => terminal.Environment
        .Where(v => v.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        .OrderBy(v => v.Key, StringComparer.Ordinal)
        .Select(v => new Setting(v.Key[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), v.Value, $"environment variable {v.Key}", InFile: false));

    private static Settings Bind(IConfigurationRoot configuration, string folder, Terminal terminal)
    {
        AccountSettings[] accounts = [.. configuration.GetSection("Aws:Accounts").GetChildren().Select(Account)];
        if (accounts.GroupBy(a => a.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InputException($"Aws:Accounts names account {twice.Key} twice");

        var evidence = new EvidenceSettings(
            Lists.Items(configuration, "Evidence:EventLogGroups"),
            configuration["Evidence:Deadline"] is { } deadline ? Values.Deadline(deadline)!.Value : EvidenceSettings.Default.Deadline)
        {
            CloudTrailLogGroups = Lists.Items(configuration, "Evidence:CloudTrailLogGroups"),
            MostBytesScanned = configuration["Evidence:MostBytesScanned"] is { } most ? Values.Bytes(most)!.Value : EvidenceSettings.Default.MostBytesScanned,
        };
        var chat = ChatSection.Read(configuration, folder);
        return new Settings(
            accounts, configuration["Aws:DefaultCluster"], evidence, [.. Lists.Items(configuration, "Rulebook:Files").Select(f => Path.GetFullPath(f, folder))],
            chat, IntakeSection.Read(configuration, folder, chat.Slack.Alerts.HasWay), Path.GetFullPath(configuration["Store:Path"] ?? StandardStore, folder))
        {
            Model = ModelSection.Read(configuration, folder, terminal.Variable),
        };
    }

    private static AccountSettings Account(IConfigurationSection section) => new(
        section["Id"] ?? throw new InputException($"{section.Path}:Id is missing, and must be twelve digits"),
        section["RoleArn"],
        section["ExternalId"],
        Lists.Items(section, "Regions"));
}
