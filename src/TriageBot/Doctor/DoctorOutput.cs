using System.Globalization;
using System.Text;
using System.Text.Json;
using TriageBot.Triage.Reporting;

namespace TriageBot.Doctor;

/// <summary>A diagnosis for people, and as data.</summary>
internal static class DoctorOutput
{
    public static string Text(Diagnosis diagnosis, Shown shown)
    {
        var text = new StringBuilder();
        foreach (var area in diagnosis.Checks.GroupBy(c => c.Area))
        {
            text.AppendLine(area.Key);
            foreach (var check in area)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {Mark(check.Status),-4} {Shown.Name(check.Name)}: {shown.Text(check.Detail)}{(check.How == "simulated" ? " (simulated)" : "")}");
                if (check.Fix is { } fix)
                    text.AppendLine(CultureInfo.InvariantCulture, $"       fix: {shown.Text(fix)}");
            }
        }

        if (diagnosis.Provability is { } score)
            text.AppendLine("provability").AppendLine(CultureInfo.InvariantCulture, $"       {Score(score)}");
        return text.ToString();
    }

    public static string AsJson(Diagnosis diagnosis, Shown shown)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteBoolean("ok", diagnosis.IsWell);
            json.WriteStartArray("checks");
            foreach (var check in diagnosis.Checks)
            {
                json.WriteStartObject();
                json.WriteString("area", check.Area);
                json.WriteString("name", Shown.Name(check.Name));
                json.WriteString("status", check.Status.ToString().ToLowerInvariant());
                json.WriteString("detail", shown.Text(check.Detail));
                json.WriteString("fix", check.Fix is null ? null : shown.Text(check.Fix));
                json.WriteString("how", check.How);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WritePropertyName("provability");
            JsonSerializer.Serialize(json, diagnosis.Provability, DoctorJson.Default.Provability);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + Environment.NewLine;
    }

    private static string Score(Provability score) => score.Failures == 0
        ? "no failure that ECS still remembers (it forgets stopped tasks after about an hour)"
        : string.Create(CultureInfo.InvariantCulture, $"of the last {score.Failures} failures {score.Now} were provable, {score.WithEvents} would be with deploy/ecs-events.yaml");

    private static string Mark(CheckStatus status) => status switch
    {
        CheckStatus.Pass => "ok",
        CheckStatus.Fail => "FAIL",
        _ => "?",
    };
}

[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
[System.Text.Json.Serialization.JsonSerializable(typeof(Provability))]
internal sealed partial class DoctorJson : System.Text.Json.Serialization.JsonSerializerContext;
