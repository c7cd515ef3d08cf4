using System.Text.Json.Nodes;
using TriageBot.Simulation.Delivery;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.Sockets;

/// <summary>The frames of Socket Mode.</summary>
internal static class Envelope
{
    /// <summary>Each attempt has its own envelope id; the event id inside stays.</summary>
    public static JsonObject Of(Parcel parcel, Chance chance)
    {
        var envelope = new JsonObject
        {
            ["envelope_id"] = chance.Unique().ToString(),
            ["type"] = parcel.EnvelopeType,
            ["accepts_response_payload"] = parcel.AcceptsResponse,
            ["payload"] = parcel.Payload.DeepClone(),
        };
        if (parcel.Kind == Recording.DeliveryKind.Event)
        {
            envelope["retry_attempt"] = parcel.Attempt;
            envelope["retry_reason"] = parcel.RetryReason ?? "";
        }

        return envelope;
    }

    public static JsonObject Hello(App app, int connections, TimeSpan life) => new()
    {
        ["type"] = "hello",
        ["num_connections"] = connections,
        ["connection_info"] = new JsonObject { ["app_id"] = app.Id },
        ["debug_info"] = new JsonObject
        {
            ["host"] = "applink-simulated",
            ["build_number"] = 1,
            ["approximate_connection_time"] = (int)life.TotalSeconds,
        },
    };
}
