using System.Globalization;
using Microsoft.Extensions.Configuration;
using TriageBot.Slack.Alerts;
using TriageBot.Verbs;

namespace TriageBot.Configuration;

/// <summary>Reads the section <c>Alerts</c>: how alerts are answered.</summary>
internal static class AlertsSection
{
    /// <exception cref="InputException">A route or an owner lacks what it is for.</exception>
    public static AlertSettings Read(IConfiguration configuration)
    {
        var usual = new AlertSettings();
        return new AlertSettings
        {
            InChannels = configuration["Alerts:InChannels"] is not "false",
            Senders = Lists.Items(configuration, "Alerts:Senders"),
            Channel = configuration["Alerts:Channel"],
            Routes = [.. configuration.GetSection("Alerts:Routes").GetChildren().Select(Route)],
            Owners = [.. configuration.GetSection("Alerts:Owners").GetChildren().Select(Owner)],
            OwnerTags = Lists.Items(configuration, "Alerts:OwnerTags") is { Count: > 0 } tags ? tags : usual.OwnerTags,
            Window = configuration["Alerts:Window"] is { } window ? Values.Window(window)!.Value : usual.Window,
            PerHour = configuration["Alerts:PerHour"] is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : usual.PerHour,
            Quiet = configuration["Alerts:QuietHours"] is { } hours ? QuietHours.Parse(hours) : null,
            Mute = configuration["Alerts:Mute"] is { } mute ? Values.Window(mute)!.Value : usual.Mute,
        };
    }

    private static AlertRoute Route(IConfigurationSection section) => new(
        section["Cluster"], section["Service"], section["Tag"], section["Bucket"], section["Owner"],
        section["Channel"] ?? throw new InputException($"{section.Path}:Channel is missing, and must be a channel's name or id"));

    private static ServiceOwner Owner(IConfigurationSection section) => new(
        section["Cluster"], section["Service"], section["Name"] ?? throw new InputException($"{section.Path}:Name is missing, and must say who owns it"), section["Mention"]);
}
