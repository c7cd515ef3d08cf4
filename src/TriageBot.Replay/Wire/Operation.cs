using System.Text.Json;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Wire;

/// <summary>One operation of a JSON service: writes the members of its answer, or throws <see cref="AwsRefusal"/>.</summary>
internal delegate void Operation(Place place, Input input, Utf8JsonWriter json);
