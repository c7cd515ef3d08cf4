using System.Text.Json;
using TriageBot.Models.Providers.OpenAi;

namespace TriageBot.Models.Tests.Providers.OpenAi;

public sealed class StrictSchemaTests
{
    [Theory]
    [InlineData(true, """{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}""")]
    [InlineData(true, """{"type":"object","properties":{"a":{"type":"array","items":{"type":"object","properties":{"b":{"enum":["properties"]}},"required":["b"],"additionalProperties":false}}},"required":["a"],"additionalProperties":false}""")]
    [InlineData(false, """{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""")]
    [InlineData(false, """{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}""")]
    [InlineData(false, """{"type":"object","properties":{"a":{"anyOf":[{"type":"object","properties":{"b":{}}},{"type":"null"}]}},"required":["a"],"additionalProperties":false}""")]
    public void Each_object_lists_all_that_it_holds(bool allows, string schema) => StrictSchema.Allows(JsonDocument.Parse(schema).RootElement).ShouldBe(allows);
}
