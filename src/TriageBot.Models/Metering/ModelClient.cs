using Microsoft.Extensions.AI;
using TriageBot.Models.Providers;

namespace TriageBot.Models.Metering;

/// <summary>What a model is asked by.</summary>
/// <param name="Faults">Makes a line for people of what the client throws.</param>
public sealed record ModelClient(ModelSettings Settings, IChatClient Chat, IFaultReader Faults);

public interface IFaultReader
{
    /// <summary>What failed, on what, what to do; null for an exception that no provider and no way to it is known to cause.</summary>
    ModelFault? Find(Exception error);

    /// <summary>What is wrong with an answer that came as it should; null for one that says something.</summary>
    ModelFault? Find(ChatResponse response);
}
