using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;
using TriageBot.Simulation.Sockets;

namespace TriageBot.Simulation.Delivery;

/// <summary>Takes a parcel to an app by the way that the app chose, and writes the attempt down.</summary>
internal sealed class Courier(TimeProvider time, Journal journal, HttpDelivery http, SocketHub sockets)
{
    public async Task<Acknowledgement> Deliver(App app, Parcel parcel, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var acknowledgement = app.UsesSocketMode
            ? await sockets.Deliver(app, parcel, cancellationToken)
            : await http.Deliver(app, parcel, cancellationToken);
        var route = app.UsesSocketMode ? DeliveryRoute.Socket : DeliveryRoute.Http;
        journal.Add(new DeliveryRecord(parcel.Kind, route, parcel.Key, parcel.Attempt, parcel.Payload, at, acknowledgement.Took, acknowledgement.Failure)
        {
            Status = acknowledgement.Status,
            Answer = acknowledgement.Answer,
            Connection = acknowledgement.Connection,
        });
        return acknowledgement;
    }
}
