using System.Text.RegularExpressions;
using TriageBot.Triage.Rulebook.Filling;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Triage.Rulebook.Files;

/// <summary>Reads one rule file; whatever is wrong with it goes to the mistakes, and the reading goes on.</summary>
internal sealed class RuleReader(Mistakes mistakes)
{
    private const int LongestFile = 1024 * 1024;

    private static readonly Regex s_id = new("^[a-z][a-z0-9_]{0,63}$", RegexOptions.CultureInvariant);

    public FamilyRules? Read(RuleFile file)
    {
        if (Root(file) is not { } root)
            return null;

        root.Allow("family", "causes", "actions", "signatures");
        var family = Id(root, "family");
        return new FamilyRules(
            family,
            [.. root.Maps("causes").Select(m => Cause(m, family))],
            [.. root.Maps("actions").Select(Action)],
            [.. root.Maps("signatures").Select(m => new SignatureReader(mistakes).Read(m, family))]);
    }

    private YamlMap? Root(RuleFile file)
    {
        var start = new Place(file.Name, 1);
        if (file.Text.Length > LongestFile)
        {
            mistakes.Add(start, "the file is larger than 1 MiB");
            return null;
        }

        if (PlainYaml.Read(file.Text) is { Pairs: not null } plain)
            return new YamlMap(plain, file.Name, mistakes);

        var scanner = new Scanner(new StringReader(file.Text));
        try
        {
            var stream = new YamlStream();
            stream.Load(new Parser(scanner));
            if (stream.Documents is [{ RootNode: YamlMappingNode node }])
                return new YamlMap(new LibraryNode(node), file.Name, mistakes);
            mistakes.Add(start, "a rule file is one document: a mapping with family, causes, actions and signatures");
        }
        catch (YamlException error)
        {
            NotYaml(error.Start.Line, error.Message);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's answers to some texts that it cannot make sense of: an unclosed bracket, a key that is nothing.
            NotYaml(scanner.CurrentPosition.Line, "near here; is a bracket or quote left open?");
        }

        void NotYaml(long line, string why) => mistakes.Add(new Place(file.Name, (int)line), $"this is not YAML: {why.ReplaceLineEndings(" ")}");

        return null;
    }

    private CauseEntry Cause(YamlMap map, string family)
    {
        map.Allow("id", "bucket", "summary", "action", "no_action", "no_signature", "settle", "owner");
        if (map.Has("action") == map.Has("no_action"))
            mistakes.Add(map.At, "a cause has either 'action' (the id of one) or 'no_action' (why there is none)");

        return new CauseEntry(
            Id(map, "id"),
            family,
            Bucket(map),
            WithSlots(map, "summary") ?? "",
            map.Optional("action"),
            map.Optional("no_action"),
            map.Optional("no_signature"),
            map.Optional("settle"),
            map.At)
        {
            Owner = map.Optional("owner"),
        };
    }

    private ActionEntry Action(YamlMap map)
    {
        map.Allow("id", "text", "field", "from", "to", "command");
        return new ActionEntry(
            Id(map, "id"),
            WithSlots(map, "text") ?? "",
            WithSlots(map, "field", required: false),
            WithSlots(map, "from", required: false),
            WithSlots(map, "to", required: false),
            Command(map),
            map.At);
    }

    private Bucket Bucket(YamlMap map)
    {
        var name = map.Required("bucket");
        if (Buckets.Parse(name) is { } bucket)
            return bucket;
        if (name.Length > 0)
            mistakes.AddUnknown(map.Where("bucket"), "bucket", name, Enum.GetValues<Bucket>().Select(b => b.Name()));
        return default;
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

    private string? WithSlots(YamlMap map, string key, bool required = true)
    {
        var text = required ? map.Required(key) : map.Optional(key);
        foreach (var slot in Slots.NamesIn(text ?? "").Where(s => !Slots.Known.Contains(s)))
            mistakes.AddUnknown(map.Where(key), "slot", slot, Slots.Known);
        return text;
    }

    private string Id(YamlMap map, string key)
    {
        var id = map.Required(key);
        if (id.Length > 0 && !s_id.IsMatch(id))
            mistakes.Add(map.Where(key), $"'{id}' is no id; allowed: a to z, 0 to 9 and _, at most 64, a letter first");
        return id;
    }
}
