using TriageBot.Models.Prompts;

namespace TriageBot.Models.Tests.Prompts;

public sealed class PromptReaderTests
{
    private static readonly PromptForm s_form = new("say", ["rules"], ["question"], ["question"], ["maxTokens"], new Dictionary<string, string> { ["text"] = "string" });

    private const string Good = """
        ---
        name: say
        version: 3
        inputs: [rules, question]
        settings:
          maxTokens: 100
          temperature: 0.5
        schema:
          type: object
          required: [text]
          properties:
            text:
              type: string
              enum: ["true", b]
        ---
        # System
        Keep to {{rules}}.
        # User
        {{question}}
        """;

    [Fact]
    public void A_prompt_is_read_with_its_parts()
    {
        var prompt = PromptReader.Read("say.md", Good, s_form);

        (prompt.Title, prompt.Setting("maxTokens"), prompt.Temperature).ShouldBe(("say 3", 100, 0.5f));
        (prompt.System, prompt.User).ShouldBe(("Keep to {{rules}}.", "{{question}}"));
        prompt.Schema!.Value.GetRawText().ShouldBe("""{"type":"object","required":["text"],"properties":{"text":{"type":"string","enum":["true","b"]}}}""");
    }

    [Theory]
    [InlineData("name: say", "name: tell", "say.md:2: name is 'tell', and must be 'say', as the file is called")]
    [InlineData("version: 3", "version: three", "say.md:3: version is 'three'; allowed: a whole number from 1 to 1000000")]
    [InlineData("inputs: [rules, question]", "inputs: [rules, question, mood]", "say.md:4: the input 'mood' is unknown; say is given: rules, question")]
    [InlineData("inputs: [rules, question]", "inputs: [question]", "say.md:16: the input 'rules' stands in the text, and is not listed in inputs")]
    [InlineData("Keep to {{rules}}.", "Keep calm.", "say.md:16: the input 'rules' is listed, and stands nowhere in the text as {{rules}}")]
    [InlineData("{{question}}", "{{rules}}", "say.md:19: {{rules}} cannot stand in # User; allowed there: {{question}}")]
    [InlineData("Keep to {{rules}}.", "Keep to {{rules}}, {{weather}}.", "say.md:17: {{weather}} cannot stand in # System; allowed there: {{rules}}")]
    [InlineData("\n# User\n{{question}}", "", "say.md:16: the line '# User' is missing, before what is asked each time")]
    [InlineData("  maxTokens: 100\n", "", "say.md:6: settings.maxTokens is missing: a whole number from 1")]
    [InlineData("maxTokens: 100", "maxTokens: -1", "say.md:6: settings.maxTokens is '-1'; allowed: a whole number from 1 to 1000000")]
    [InlineData("temperature: 0.5", "temperature: 9", "say.md:7: settings.temperature is '9'; allowed: a number from 0 to 2")]
    [InlineData("temperature: 0.5", "topP: 0.5", "say.md:7: the key 'topP' is unknown; allowed: maxTokens, temperature")]
    [InlineData("  required: [text]", "  required: [text, mood]", "say.md:10: schema.required names 'mood', which is no property")]
    [InlineData("type: string", "type: text", "say.md:13: schema.properties.text.type is 'text'; allowed: object, array, string, integer, number, boolean")]
    [InlineData("  type: object", "  type: string", "say.md:9: schema is no JSON schema of an object (type: object)")]
    [InlineData("version: 3", "version: [", "say.md:1: the front matter is no YAML: a bracket or quote that is opened is not closed")]
    public void A_mistake_is_one_line_that_names_the_file_and_the_place(string good, string bad, string line)
    {
        var mistakes = Should.Throw<PromptException>(() => PromptReader.Read("say.md", Good.Replace(good, bad, StringComparison.Ordinal), s_form)).Mistakes;

        mistakes.ShouldContain(m => m.StartsWith(line, StringComparison.Ordinal), string.Join('\n', mistakes));
        mistakes.ShouldAllBe(m => !m.Contains('\n'));
    }

    [Fact]
    public void A_text_without_front_matter_is_no_prompt() =>
        Should.Throw<PromptException>(() => PromptReader.Read("say.md", "Hello", s_form)).Message.ShouldBe("say.md:1: a prompt begins with front matter between two lines ---");
}
