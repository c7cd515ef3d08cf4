using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Quotas;

/// <summary>https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServiceQuotas.html, API_GetServiceQuota.html</summary>
internal static class ServiceQuotas
{
    public const string TargetPrefix = "ServiceQuotasV20190624";

    public static Operation? Find(string operation) => operation switch
    {
        "ListServiceQuotas" => List,
        "GetServiceQuota" => Get,
        _ => null,
    };

    private static void List(Place place, Input input, Utf8JsonWriter json)
    {
        var service = Required(input, "ServiceCode");
        var size = input.Number("MaxResults") switch
        {
            null => 100,
            >= 1 and <= 100 and var asked => (int)asked,
            _ => throw new AwsRefusal("IllegalArgumentException", "MaxResults must be between 1 and 100."),
        };
        var found = Known(place, service, "ListServiceQuotas").Where(quota => (input.Text("QuotaCode") ?? quota.Text("QuotaCode")) == quota.Text("QuotaCode")).ToList();
        if (found.Count == 0)
            throw NoSuchResource();
        var (page, next) = Page(found, size, input.Text("NextToken"), $"quotas/{service}");
        json.WriteStartArray("Quotas");
        foreach (var quota in page)
            quota.Value.WriteTo(json);
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("NextToken", next);
    }

    private static void Get(Place place, Input input, Utf8JsonWriter json)
    {
        var (service, code) = (Required(input, "ServiceCode"), Required(input, "QuotaCode"));
        var quota = Known(place, service, "GetServiceQuota").FirstOrDefault(quota => quota.Text("QuotaCode") == code) ?? throw NoSuchResource();
        json.WritePropertyName("Quota");
        quota.Value.WriteTo(json);
    }

    private static IEnumerable<Recorded> Known(Place place, string service, string operation) =>
        place.List("servicequotas", "quotas", $"servicequotas:{operation}", "*").Where(quota => quota.Text("ServiceCode") == service);

    private static string Required(Input input, string member) =>
        input.Text(member) is { Length: > 0 } text ? text : throw new AwsRefusal("IllegalArgumentException", $"{member} must not be null.");

    private static AwsRefusal NoSuchResource() => new("NoSuchResourceException", "The request failed because the specified service or quota does not exist.");

    private static (IReadOnlyList<Recorded> Items, string? Next) Page(IReadOnlyList<Recorded> all, int size, string? token, string list)
    {
        try
        {
            return Paging.Cut(all, size, token, list);
        }
        catch (AwsRefusal)
        {
            throw new AwsRefusal("InvalidPaginationTokenException", "Invalid token was used.");
        }
    }
}
