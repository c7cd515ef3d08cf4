using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;

namespace TriageBot.Simulation.Delivery;

/// <summary>Takes a parcel to an app by the way that the app chose, and writes the attempt down.</summary>
internal sealed class Courier(World world, HttpDelivery http)
{
    public async Task<Acknowledgement> Deliver(App app, Parcel parcel, CancellationToken cancellationToken)
    {
        var at = world.Time.GetUtcNow();
        var acknowledgement = await http.Deliver(app, parcel, cancellationToken);
        world.Journal.Add(new DeliveryRecord(parcel.Kind, DeliveryRoute.Http, parcel.Key, parcel.Attempt, parcel.Payload, at, acknowledgement.Took, acknowledgement.Failure)
        {
            Status = acknowledgement.Status,
            Answer = acknowledgement.Answer,
        });
        return acknowledgement;
    }
}
