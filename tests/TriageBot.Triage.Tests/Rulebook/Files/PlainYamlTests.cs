using System.Text;
using TriageBot.Triage.Rulebook.Files;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Triage.Tests.Rulebook.Files;

/// <summary>The quick reader reads what it reads exactly as the library does, and leaves the rest to it.</summary>
public sealed class PlainYamlTests
{
    [Fact]
    public void Every_built_in_file_is_plain_and_says_what_the_library_reads()
    {
        foreach (var file in BuiltInFiles.All())
        {
            var plain = PlainYaml.Read(file.Text);
            plain.ShouldNotBeNull($"{file.Name} is not plain YAML: each value on one line, no block texts, nothing behind a closing quote");
            Written(plain).ShouldBe(Written(Library(file.Text)!), file.Name);
        }
    }

    [Theory]
    [InlineData("a: >-\n  folded\n  text\n")]
    [InlineData("a: \"one\n  two\"\n")]
    [InlineData("a: [x, \"y\",\n  z]\n")]
    [InlineData("a: {b: c}\n")]
    [InlineData("a: b # comment\n")]
    [InlineData("a: \"\\x41\"\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: *unknown\n")]
    [InlineData("a: b\na: c\n")]
    [InlineData("---\na: b\n")]
    [InlineData("a:\tb\n")]
    [InlineData("a: b\r\nc: d\r\n")]
    [InlineData("a:\n")]
    [InlineData("a:\n  - b\n   c\n")]
    [InlineData("a: [b\n")]
    [InlineData("")]
    public void What_is_not_plain_is_left_to_the_library(string text) => PlainYaml.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("a: b\n")]
    [InlineData("# c\na:\n  - id: x\n    says: \"it\\\\b \\\"q\\\" \\u00e9 \\r\"\n    any: ['it''s', \"b,]\", c_1.d]\n\n  - id: y\n")]
    [InlineData("a:\n- b\n- \"c: d\"\ne: &x [f]\ng: *x\n")]
    [InlineData("a: &x\n  - b\nc: *x\n")]
    [InlineData("a: http://b:8080/c#d\n")]
    public void What_is_plain_is_read_as_the_library_reads_it(string text) =>
        Written(PlainYaml.Read(text).ShouldNotBeNull()).ShouldBe(Written(Library(text)!));

    /// <summary>Pieces of YAML at random: whatever the quick reader makes of them, the library makes as well.</summary>
    [Fact]
    public void It_never_reads_what_the_library_reads_otherwise()
    {
        string[] pieces = ["a", "b: ", "c:", "- ", "  ", "    ", "\n", "\n  ", "\n- ", "\n    - ", "\"x\"", "'y'", "'", "\"", "\\", "[", "]", ", ", "&n ", "*n", "#", " # z", "?", "|", ">", "{", "}", "é", "-", ":", "%", "~", "id: d\n", "\t"];
        var random = new Random(20260102);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (PlainYaml.Read(text) is { } plain)
                Written(plain).ShouldBe(Library(text) is { } library ? Written(library) : "(the library does not read it)", text);
        }
    }

    private static LibraryNode? Library(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new Parser(new StringReader(text)));
            return stream.Documents is [{ RootNode: { } root }] ? new LibraryNode(root) : null;
        }
        catch (Exception error) when (error is YamlException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static string Written(RuleNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(RuleNode node, StringBuilder text)
    {
        text.Append('@').Append(node.Line).Append(' ').Append(node.Text is null ? "" : $"'{node.Text}'");
        foreach (var item in node.Items ?? [])
            Write(item, text.Append("\n- "));
        foreach (var pair in node.Pairs ?? [])
        {
            Write(pair.Key, text.Append("\n* "));
            Write(pair.Value, text.Append(" = "));
        }
    }
}
