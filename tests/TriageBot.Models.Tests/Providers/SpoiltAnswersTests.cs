using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using TriageBot.Models.Providers;
using TriageBot.Models.Tests.Peers;

namespace TriageBot.Models.Tests.Providers;

/// <summary>Each value of a right answer is replaced by each of several wrong ones: it is an answer still, or a fault that is known, and never an exception that nobody expects.</summary>
public sealed class SpoiltAnswersTests(AiMock mock)
{
    private static readonly string?[] s_wrong = [null, "7", "-1e999", "\"x\"", "[]", "{}", "[null]", "true"];

    [Theory]
    [InlineData(ModelProvider.Anthropic, """{"id":"m","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"yes"},{"type":"tool_use","id":"t","name":"tail","input":{"lines":20}}],"stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":1,"cache_read_input_tokens":9,"output_tokens":5}}""")]
    [InlineData(ModelProvider.Bedrock, """{"id":"m","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"yes"}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":5}}""")]
    [InlineData(ModelProvider.OpenAi, """{"id":"c","object":"chat.completion","created":1767276600,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"yes","refusal":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"tail","arguments":"{}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"prompt_tokens_details":{"cached_tokens":1},"completion_tokens_details":{"reasoning_tokens":1}}}""")]
    public async Task Nothing_unexpected_is_thrown(ModelProvider provider, string right)
    {
        var bodies = Spoilt(right).ToList();
        var name = AiMock.NewModel();
        await mock.Script(name, bodies.Select(b => AiAnswer.Raw(200, b)));
        using var model = await Opened.Model(mock, provider, name);
        var faults = new Faults(Opened.Settings(provider, name, await mock.Endpoint()), new Opened.KnownSigner());
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create((int lines) => "", "tail")] };

        var unexpected = new List<string>();
        foreach (var body in bodies)
        {
            try
            {
                _ = (await model.GetResponseAsync("Why?", options, TestContext.Current.CancellationToken)).Text;
            }
            catch (Exception error) when (faults.Find(error)?.Kind is not FaultKind.Malformed)
            {
                unexpected.Add($"{error.GetType().Name} {error.Message}: {body}");
            }
            catch (Exception error)
            {
                faults.Read(error).ShouldNotBeNull();
            }
        }

        bodies.Count.ShouldBeGreaterThan(80);
        unexpected.ShouldBeEmpty();
    }

    private static IEnumerable<string> Spoilt(string right)
    {
        var places = Places(JsonNode.Parse(right)!, []).ToList();
        return from place in places from wrong in s_wrong select Replaced(right, place, wrong);
    }

    private static IEnumerable<object[]> Places(JsonNode? node, object[] path)
    {
        var inner = node switch
        {
            JsonObject map => map.SelectMany(p => Places(p.Value, [.. path, p.Key])),
            JsonArray list => list.SelectMany((item, index) => Places(item, [.. path, index])),
            _ => [],
        };
        return path.Length == 0 ? inner : inner.Prepend(path);
    }

    private static string Replaced(string right, object[] path, string? wrong)
    {
        var root = JsonNode.Parse(right)!;
        var parent = path[..^1].Aggregate(root, (node, step) => step is string key ? node[key]! : node[(int)step]!);
        var value = (JsonNode?)JsonValue.Create("SPOILT");
        if (path[^1] is string name)
            parent[name] = value;
        else
            parent[(int)path[^1]] = value;
        return root.ToJsonString().Replace("\"SPOILT\"", wrong ?? "null", StringComparison.Ordinal);
    }
}
