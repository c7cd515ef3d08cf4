using System.Text.RegularExpressions;
using TriageBot.Aws.Credentials;
using TriageBot.Aws.Operations;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Endpoints;

/// <summary>
/// Where an operation is sent: the configured endpoint if there is one, else AWS's public host.
/// Precedence as in https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
/// </summary>
internal sealed partial class EndpointResolver(AwsOptions options, Lazy<SharedProfile> profile)
{
    /// <summary>Throws <see cref="AwsReadException"/> where the setting is no URL, or the Region no Region's name.</summary>
    public Uri Resolve(Operation operation, string region)
    {
        // The Region becomes part of a host name that signed requests go to, and it can come out of a pasted text.
        if (!RegionName().IsMatch(region))
            throw Invalid(operation, "InvalidRegion", $"\"{Bound(region)}\" is not the name of an AWS Region (such as eu-central-1).");

        if (Configured(operation.Service) is not var (setting, url))
        {
            var fips = Flag("AWS_USE_FIPS_ENDPOINT") ?? profile.Value.UseFips ?? false;
            var dualStack = Flag("AWS_USE_DUALSTACK_ENDPOINT") ?? profile.Value.UseDualStack ?? false;
            return new Uri($"https://{PartitionHosts.HostOf(operation.Service, region, fips, dualStack)}/");
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
            throw Invalid(operation, "InvalidEndpoint", $"{setting} is \"{Bound(url)}\", which is not an http or https URL.");
        return new Uri(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }

    private (string Setting, string Url)? Configured(AwsService service)
    {
        if (options.EndpointUrl is { Length: > 0 } given)
            return ("The endpoint option", given);
        if (Flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ?? profile.Value.IgnoreEndpoints)
            return null;

        foreach (var variable in (string[])[$"AWS_ENDPOINT_URL_{service.SettingName}", "AWS_ENDPOINT_URL"])
        {
            if (options.Environment(variable) is { Length: > 0 } url)
                return (variable, url);
        }

        return profile.Value.EndpointUrl is { Length: > 0 } ofProfile ? ("The profile's endpoint_url", ofProfile) : null;
    }

    private bool? Flag(string variable) => bool.TryParse(options.Environment(variable), out var value) ? value : null;

    private static AwsReadException Invalid(Operation operation, string code, string message) =>
        new(new ReadFailure(FailureKind.Invalid, operation.Action, code, message));

    private static string Bound(string text) => text.Length <= 100 ? text : text[..100] + "…";

    [GeneratedRegex("^[a-z][a-z0-9-]{1,30}[0-9]\\z")]
    private static partial Regex RegionName();
}
