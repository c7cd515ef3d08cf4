using System.Text.Json;
using Microsoft.Extensions.AI;
using TriageBot.Models.Prompts;

namespace TriageBot.Models.Tests.Prompts;

/// <summary>The prompts that come with the program, found where they lie beside it.</summary>
public sealed class ShippedPromptsTests
{
    private readonly PromptShelf _shelf = new(Path.Combine(AppContext.BaseDirectory, "prompts"), null, _ => throw new InvalidOperationException("nothing changes"), TimeProvider.System);

    [Fact]
    public void Each_can_be_used_and_tells_its_version()
    {
        foreach (var form in PromptForms.All)
            _shelf.Take(form).Title.ShouldStartWith($"{form.Name} ");
    }

    [Fact]
    public void What_is_the_same_each_time_comes_first_and_is_marked_for_the_providers_cache()
    {
        var inputs = new Dictionary<string, string> { ["actions"] = "raise_memory", ["evidence"] = "first", ["fence"] = "=" };
        var one = _shelf.Take(PromptForms.Decode).Messages(inputs);
        var other = _shelf.Take(PromptForms.Decode).Messages(new Dictionary<string, string>(inputs) { ["evidence"] = "second", ["fence"] = "-" });

        one.Select(m => m.Role).ShouldBe([ChatRole.System, ChatRole.User]);
        one[0].Text.ShouldBe(other[0].Text);
        one[0].Text.ShouldContain("raise_memory");
        one[0].Contents.ShouldHaveSingleItem().AdditionalProperties.ShouldNotBeEmpty();
        one[1].Text.ShouldEndWith("=\nfirst\n=");
    }

    [Fact]
    public void What_looks_like_a_slot_in_the_evidence_is_none()
    {
        var messages = _shelf.Take(PromptForms.Decode).Messages(new Dictionary<string, string> { ["actions"] = "", ["evidence"] = "{{fence}} {{actions}}", ["fence"] = "=" });

        messages[1].Text.ShouldContain("{{fence}} {{actions}}");
    }

    [Fact]
    public void Each_schema_is_closed_and_asks_for_all_of_its_fields()
    {
        foreach (var schema in PromptForms.All.Select(f => _shelf.Take(f).Schema).OfType<JsonElement>())
            Closed(schema);
    }

    // OpenAI's strict mode takes no other.
    private static void Closed(JsonElement schema)
    {
        if (schema.TryGetProperty("items", out var items))
            Closed(items);
        if (schema.GetProperty("type").GetString() != "object")
            return;

        schema.GetProperty("additionalProperties").ValueKind.ShouldBe(JsonValueKind.False);
        var properties = schema.GetProperty("properties").EnumerateObject().ToList();
        schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()).ShouldBe(properties.Select(p => p.Name), ignoreOrder: true);
        properties.ForEach(p => Closed(p.Value));
    }
}
