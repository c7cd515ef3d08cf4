using System.Text;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;

namespace TriageBot.Aws.Tests.Protocol;

public sealed class AwsErrorReaderTests
{
    /// <summary>In Latin-1, so that ÿ is a byte that UTF-8 does not have.</summary>
    [Theory]
    [InlineData("""{"__type":"ServerException","message":"ÿ"}""")]
    [InlineData("""{"__type":"ServerException","message":"\ud83d"}""")]
    public void An_error_whose_text_is_no_Unicode_is_still_an_error(string body) =>
        AwsErrorReader.Read(Operation.DescribeTasks.Service.Protocol, 500, null, Encoding.Latin1.GetBytes(body)).Code.ShouldBe("Http500");
}
