using System.Text.Json.Nodes;
using TriageBot.Replay.Cases;

namespace TriageBot.Replay.Tests.Cases;

public sealed class MergePatchTests
{
    /// <summary>The table of RFC 7396, appendix A, as far as both sides are objects.</summary>
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void Objects_merge_as_the_rfc_says(string target, string patch, string expected) => Patched(target, patch).ShouldBe(expected);

    [Theory]
    [InlineData("""{"tasks":[{"taskArn":"1","x":1},{"taskArn":"2"}]}""", """{"tasks":[{"taskArn":"2","y":2},{"taskArn":"3"}]}""", """{"tasks":[{"taskArn":"1","x":1},{"taskArn":"2","y":2},{"taskArn":"3"}]}""")]
    [InlineData("""{"taskArn":"1","containers":[{"name":"a","x":1}]}""", """{"containers":[{"name":"a","exitCode":1}]}""", """{"taskArn":"1","containers":[{"name":"a","x":1,"exitCode":1}]}""")]
    [InlineData("""{"logStreamName":"s","events":[{"message":"1"}]}""", """{"events":[{"message":"1"}]}""", """{"logStreamName":"s","events":[{"message":"1"},{"message":"1"}]}""")]
    [InlineData("""{"serviceName":"s","events":[{"id":"1"}]}""", """{"events":[{"id":"2"}]}""", """{"serviceName":"s","events":[{"id":"2"}]}""")]
    [InlineData("""{"subnets":[{"SubnetId":"1","AvailableIpAddressCount":0}]}""", """{"subnets":[{"SubnetId":"1","AvailableIpAddressCount":9}]}""", """{"subnets":[{"SubnetId":"1","AvailableIpAddressCount":9}]}""")]
    [InlineData("""{"images":[{"repositoryName":"r","imageId":{"imageTag":"1"}}]}""", """{"images":[{"repositoryName":"r","imageId":{"imageTag":"2"}}]}""", """{"images":[{"repositoryName":"r","imageId":{"imageTag":"2"}}]}""")]
    [InlineData("""{"awsvpcConfiguration":{"subnets":["1"]}}""", """{"awsvpcConfiguration":{"subnets":["2"]}}""", """{"awsvpcConfiguration":{"subnets":["2"]}}""")]
    [InlineData("""{"tasks":[{"taskArn":"1"}]}""", """{"tasks":[]}""", """{"tasks":[]}""")]
    public void Lists_of_aws_things_merge_by_identity_and_log_events_are_appended(string target, string patch, string expected) => Patched(target, patch).ShouldBe(expected);

    private static string Patched(string target, string patch)
    {
        var document = JsonNode.Parse(target)!.AsObject();
        MergePatch.Apply(document, JsonNode.Parse(patch)!.AsObject());
        return document.ToJsonString();
    }
}
