using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Models.Prompts;

/// <summary>Reads one prompt file: front matter between two lines <c>---</c>, then <c># System</c> and <c># User</c> with the text of each part.</summary>
internal static class PromptReader
{
    private const string Edge = "---";

    /// <exception cref="PromptException">It has mistakes; all of them are named.</exception>
    public static Prompt Read(string file, string text, PromptForm form)
    {
        var mistakes = new PromptMistakes(file);
        var prompt = Read(text.ReplaceLineEndings("\n").Split('\n'), form, mistakes);
        return mistakes.Lines.Count == 0 && prompt is not null ? prompt : throw new PromptException(mistakes.Lines);
    }

    private static Prompt? Read(string[] lines, PromptForm form, PromptMistakes mistakes)
    {
        var end = lines[0].TrimEnd() == Edge ? Array.FindIndex(lines, 1, l => l.TrimEnd() == Edge) : -1;
        if (end < 0)
        {
            mistakes.Add(1, "a prompt begins with front matter between two lines ---");
            return null;
        }

        if (FrontMatter(lines[1..end], mistakes) is not { } map)
            return null;

        var head = new PromptHead(map, form, mistakes);
        var body = PromptBody.Of(lines, end + 1, form, head.Inputs, mistakes);
        return new Prompt(form.Name, head.Version, head.Settings, head.Temperature, head.Schema, body.System, body.User);
    }

    // A blank line stands in for the edge, so that YAML's line numbers are the file's.
    private static YamlMappingNode? FrontMatter(string[] lines, PromptMistakes mistakes)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader("\n" + string.Join('\n', lines)));
            if (stream.Documents is [{ RootNode: YamlMappingNode map }])
                return map;
            mistakes.Add(1, "the front matter is no list of keys: name, version, inputs, settings, schema");
        }
        catch (YamlException error)
        {
            mistakes.Add((int)error.Start.Line, $"the front matter is no YAML: {error.Message.ReplaceLineEndings(" ")}");
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet throws these for some broken documents.
            mistakes.Add(1, "the front matter is no YAML: a bracket or quote that is opened is not closed");
        }

        return null;
    }
}
