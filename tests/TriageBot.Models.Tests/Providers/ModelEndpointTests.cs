using TriageBot.Models.Providers;

namespace TriageBot.Models.Tests.Providers;

public sealed class ModelEndpointTests
{
    [Theory]
    [InlineData("https://llm.example.com/v1")]
    [InlineData("https://10.0.0.7:8443")]
    [InlineData("http://localhost:11434/v1")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://[::1]:8080/v1")]
    [InlineData("http://vllm:8000/v1")]
    public void Keys_and_evidence_may_be_sent_by_https_or_within_this_machine_or_network(string url) => ModelEndpoint.Accepts(new Uri(url)).ShouldBeTrue();

    [Theory]
    [InlineData("http://llm.example.com/v1")]
    [InlineData("http://10.0.0.7/v1")]
    [InlineData("http://[2001:db8::1]/v1")]
    [InlineData("https://someone:pass@llm.example.com")]
    [InlineData("https://llm.example.com/v1?key=1")]
    [InlineData("https://llm.example.com/v1#x")]
    [InlineData("ftp://localhost/")]
    [InlineData("file:///etc/passwd")]
    public void And_nowhere_else(string url) => ModelEndpoint.Accepts(new Uri(url)).ShouldBeFalse();
}
