using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Triage.Rulebook.Files;

/// <summary>Reads one rule file; whatever is wrong with it goes to the mistakes, and the reading goes on.</summary>
internal sealed class RuleReader(Mistakes mistakes)
{
    private const int LongestFile = 1024 * 1024;

    public FamilyRules? Read(RuleFile file)
    {
        if (Root(file) is not { } root)
            return null;

        root.Allow("family", "causes", "actions", "signatures");
        var family = root.Id("family");
        return new FamilyRules(
            family,
            [.. root.Maps("causes").Select(m => Cause(m, family))],
            [.. root.Maps("actions").Select(new ActionReader(mistakes).Read)],
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

        void NotYaml(long line, string why) => mistakes.Add(new Place(file.Name, (int)line), $"this is not YAML: {why.ReplaceLineEndings(" ")} (does a text need quotes? One that begins with * & [ {{ or holds ': ' does)");

        return null;
    }

    private CauseEntry Cause(YamlMap map, string family)
    {
        map.Allow("id", "bucket", "summary", "action", "no_action", "no_signature", "settle", "owner", "may_be");
        if (map.Has("action") == map.Has("no_action"))
            mistakes.Add(map.At, "a cause has either 'action' (the id of one) or 'no_action' (why there is none)");

        return new CauseEntry(
            map.Id(),
            family,
            Bucket(map),
            map.WithSlots("summary") ?? "",
            map.Optional("action"),
            map.Optional("no_action"),
            map.Optional("no_signature"),
            map.Optional("settle"),
            map.At)
        {
            Owner = map.Optional("owner"),
            MayBe = map.Texts("may_be"),
        };
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
}
