namespace TriageBot.Triage.Rulebook.Files;

/// <summary>Reads one action of a rule file.</summary>
internal sealed class ActionReader(Mistakes mistakes)
{
    private static readonly Dictionary<string, OtherLimits> s_limits = new(StringComparer.Ordinal)
    {
        ["memory"] = OtherLimits.Memory,
        ["heap"] = OtherLimits.Heap,
        ["start"] = OtherLimits.Start,
        ["grace"] = OtherLimits.Grace,
        ["port"] = OtherLimits.Port,
    };

    public ActionEntry Read(YamlMap map)
    {
        map.Allow("id", "text", "field", "from", "to", "command", "grant", "on", "principal", "mind");
        return new ActionEntry(
            map.Id(),
            map.WithSlots("text") ?? "",
            map.WithSlots("field", required: false),
            map.WithSlots("from", required: false),
            map.WithSlots("to", required: false),
            Command(map),
            map.At)
        {
            Grant = map.Texts("grant"),
            On = map.WithSlots("on", required: false),
            Principal = map.Optional("principal"),
            Mind = Mind(map),
        };
    }

    private CommandKind? Command(YamlMap map)
    {
        switch (map.Optional("command"))
        {
            case null:
                return null;
            case "rollback":
                return CommandKind.Rollback;
            case var other:
                mistakes.AddUnknown(map.Where("command"), "command", other, ["rollback"]);
                return null;
        }
    }

    private OtherLimits? Mind(YamlMap map)
    {
        if (map.Optional("mind") is not { } name)
            return null;
        if (s_limits.TryGetValue(name, out var limits))
            return limits;

        mistakes.AddUnknown(map.Where("mind"), "limit", name, s_limits.Keys);
        return null;
    }
}
