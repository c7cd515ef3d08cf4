using System.Globalization;
using Microsoft.Extensions.Configuration;
using TriageBot.Slack;
using TriageBot.Slack.Alerts;
using TriageBot.Verbs;

namespace TriageBot.Configuration;

/// <summary>Reads the section <c>Slack</c>.</summary>
internal static class ChatSection
{
    /// <exception cref="InputException">A secret's file cannot be read, or a channel names nothing.</exception>
    public static ChatSettings Read(IConfiguration configuration, string folder) => new(
        Secrets.Read(configuration, "Slack:BotToken", folder),
        Secrets.ReadAll(configuration, "Slack:SigningSecret", folder),
        Secrets.Read(configuration, "Slack:AppToken", folder),
        configuration["Slack:ApiUrl"] is { } url ? new Uri(url.EndsWith('/') ? url : url + "/") : ChatSettings.SlackApi,
        new SlackSettings
        {
            Command = configuration["Slack:Command"] ?? "/ecs",
            Workspaces = Lists.Items(configuration, "Slack:Workspaces"),
            Users = Lists.Items(configuration, "Slack:Users"),
            UserGroups = Lists.Items(configuration, "Slack:UserGroups"),
            Channels = [.. configuration.GetSection("Slack:Channels").GetChildren().Select(Channel)],
            AllowGuests = configuration["Slack:AllowGuests"] is "true",
            AllowShared = configuration["Slack:AllowShared"] is "true",
            Alerts = AlertsSection.Read(configuration),
            Workers = configuration["Slack:Workers"] is { } workers ? int.Parse(workers, CultureInfo.InvariantCulture) : 4,
        });

    /// <summary>A channel's name or id alone, or a section that binds it.</summary>
    private static ChannelBinding Channel(IConfigurationSection section) => section.Value is { } name
        ? new ChannelBinding(name, null, [], [], null, null)
        : new ChannelBinding(
            section["Channel"] ?? throw new InputException($"{section.Path}:Channel is missing, and must be a channel's name or id"),
            section["Account"],
            Lists.Items(section, "Regions"),
            Lists.Items(section, "Clusters"),
            section["RoleArn"],
            section["ExternalId"])
        {
            Alerts = section["Alerts"] is not "false",
            Mentions = section["Mentions"] is "true",
            Quiet = section["QuietHours"] is { } hours ? QuietHours.Parse(hours) : null,
            PerHour = section["PerHour"] is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null,
        };
}
