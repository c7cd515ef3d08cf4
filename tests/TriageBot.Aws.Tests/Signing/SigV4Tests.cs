using System.Text;
using TriageBot.Aws.Signing;

namespace TriageBot.Aws.Tests.Signing;

/// <summary>The signatures are those of AWS's published SigV4 test suite; the last three were made by AWS's own Python client.</summary>
public sealed class SigV4Tests
{
    private const string Suffix = "/aws4_request";
    private static readonly AwsKeys Keys = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static readonly DateTimeOffset At = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);
    private static readonly (string, string)[] HostAndDate = [("Host", "example.amazonaws.com"), ("X-Amz-Date", "20150830T123600Z")];

    private const string Unreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    [Theory]
    [InlineData("/", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("/", "Param1=value1", "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb")]
    [InlineData("/", "Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("/" + Unreserved, "", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f")]
    [InlineData("/", Unreserved + "=" + Unreserved, "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197")]
    [InlineData("/ሴ", "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85")]
    public void A_get_is_signed_as_published(string path, string query, string signature) =>
        Sign("GET", path, query, HostAndDate, "").ShouldEndWith($"SignedHeaders=host;x-amz-date, Signature={signature}");

    [Fact]
    public void Header_values_are_trimmed_and_their_spaces_collapsed() =>
        Sign("GET", "/", "", [.. HostAndDate, ("My-Header1", " value1"), ("My-Header2", " \"a   b   c\"")], "")
            .ShouldEndWith("SignedHeaders=host;my-header1;my-header2;x-amz-date, Signature=acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");

    [Fact]
    public void A_post_without_a_session_token_is_signed_as_published() =>
        Sign("POST", "/", "", HostAndDate, "")
            .ShouldBe($"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service{Suffix}, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");

    [Fact]
    public void A_session_token_is_signed_with_the_rest()
    {
        const string token = "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

        Sign("POST", "/", "", [.. HostAndDate, ("X-Amz-Security-Token", token)], "")
            .ShouldEndWith("SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-8", "328d1b9eaadca9f5818ef05e8392801e091653bafec24fcab71e7344e7f51422")]
    public void A_form_is_signed_with_its_body_and_content_type(string contentType, string signature)
    {
        (string, string)[] headers =
        [
            .. HostAndDate, ("Content-Type", contentType), ("Content-Length", "13"),
            ("x-amz-content-sha256", "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e"),
        ];

        Sign("POST", "/", "", headers, "Param1=value1").ShouldEndWith($"Signature={signature}");
    }

    [Fact]
    public void The_suites_signature_with_a_short_token_matches() =>
        Sign("GET", "/", "", [.. HostAndDate, ("X-Amz-Security-Token", "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267")], "")
            .ShouldEndWith("Signature=07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8");

    [Fact]
    public void A_call_to_ecs_is_signed_as_by_AWSs_own_client() =>
        Sign(
            "POST",
            "/",
            "",
            [
                ("Content-Type", "application/x-amz-json-1.1"), ("Host", "ecs.eu-central-1.amazonaws.com"), ("X-Amz-Date", "20150830T123600Z"),
                ("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.DescribeTasks"), ("X-Amz-Security-Token", "TOKEN//abc+="),
            ],
            """{"cluster":"prod","tasks":["a"]}""",
            "eu-central-1",
            "ecs")
            .ShouldEndWith("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, Signature=3d8432ea4198fe90ab245168f315873337c8a9bdf3cd736b668764040c2a6208");

    [Fact]
    public void An_encoded_path_of_an_own_endpoint_is_encoded_once_more() =>
        Sign(
            "POST",
            "/base/path%20x/",
            "",
            [("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"), ("Host", "127.0.0.1:4566"), ("X-Amz-Date", "20150830T123600Z")],
            "Action=GetCallerIdentity&Version=2011-06-15",
            "eu-central-1",
            "sts")
            .ShouldEndWith("Signature=06ab9505f096be131b62dd07de25b8d14391f08a3a1bd502601590821d7588d4");

    [Fact]
    public void Keys_print_without_their_secrets() =>
        new AwsKeys("AKIDEXAMPLE", "very secret", "token").ToString().ShouldBe("AwsKeys { AKIDEXAMPLE }");

    private static string Sign(string method, string path, string query, (string Name, string Value)[] headers, string body, string region = "us-east-1", string service = "service") =>
        SigV4.Authorization(
            new SignableRequest(method, path, query, [.. headers.Select(h => KeyValuePair.Create(h.Name, h.Value))], Encoding.UTF8.GetBytes(body)),
            Keys, region, service, At);
}
