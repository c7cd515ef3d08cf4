using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using TriageBot.Slack.Inbound;
using TriageBot.Slack.Tests.Fakes;

namespace TriageBot.Slack.Tests.Inbound;

public class RequestSignatureTests
{
    private static readonly byte[] s_body = Encoding.UTF8.GetBytes(Signed.Body);

    private readonly EdgeTime _time = new();

    [Fact]
    public void Slacks_published_example_is_valid() => Check(Signed.Timestamp, Signed.Signature, s_body).ShouldBe(SignatureCheck.Valid);

    [Theory]
    [InlineData(-300, SignatureCheck.Valid)]
    [InlineData(300, SignatureCheck.Valid)]
    [InlineData(-301, SignatureCheck.OutsideOfWindow)]
    [InlineData(301, SignatureCheck.OutsideOfWindow)]
    public void The_window_is_five_minutes_into_the_past_and_the_future(int seconds, SignatureCheck check)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        Check(Signed.Timestamp, Signed.Signature, s_body).ShouldBe(check);
    }

    [Theory]
    [InlineData("new", "new", true)]
    [InlineData("old", "new", true)]
    [InlineData("new", "other", false)]
    public void Any_accepted_secret_will_do(string signedWith, string alsoAccepted, bool isValid)
    {
        var signature = Signed.Sign(s_body, secret: signedWith);
        var check = new RequestSignature(["old", alsoAccepted], _time).Check(Headers(Signed.Timestamp, signature), s_body);
        (check is SignatureCheck.Valid).ShouldBe(isValid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+1531420618")]
    [InlineData("-1531420618")]
    [InlineData(" 1531420618")]
    [InlineData("1531420618 ")]
    [InlineData("1531420618.0")]
    [InlineData("1531420618,1531420618")]
    [InlineData("1_531_420_618")]
    [InlineData("0x5b47a14a")]
    [InlineData("١٥٣١٤٢٠٦١٨")]
    [InlineData("9999999999999999999999")]
    public void A_timestamp_that_is_no_number_is_refused_even_when_it_is_signed(string timestamp) =>
        Check(timestamp, Signed.Sign(s_body, timestamp), s_body).ShouldNotBe(SignatureCheck.Valid);

    [Fact]
    public void A_missing_or_repeated_header_is_refused()
    {
        foreach (var name in new[] { RequestSignature.TimestampHeader, RequestSignature.SignatureHeader })
        {
            var headers = Headers(Signed.Timestamp, Signed.Signature);
            headers[name] = new StringValues([headers[name]!, headers[name]!]);
            new RequestSignature([Signed.Secret], _time).Check(headers, s_body).ShouldBe(SignatureCheck.HeaderMissingOrRepeated);
            headers.Remove(name);
            new RequestSignature([Signed.Secret], _time).Check(headers, s_body).ShouldBe(SignatureCheck.HeaderMissingOrRepeated);
        }
    }

    [Fact]
    public void Every_changed_byte_of_the_signature_is_refused()
    {
        for (var i = 0; i < Signed.Signature.Length; i++)
        {
            var changed = Signed.Signature.ToCharArray();
            changed[i]++;
            Check(Signed.Timestamp, new string(changed), s_body).ShouldBe(SignatureCheck.Mismatch);
            Check(Signed.Timestamp, Signed.Signature[..i], s_body).ShouldNotBe(SignatureCheck.Valid);
        }

        Check(Signed.Timestamp, Signed.Signature.ToUpperInvariant(), s_body).ShouldBe(SignatureCheck.Mismatch);
        Check(Signed.Timestamp, Signed.Signature + "0", s_body).ShouldBe(SignatureCheck.Mismatch);
        Check(Signed.Timestamp, Signed.Signature + "," + Signed.Signature, s_body).ShouldBe(SignatureCheck.Mismatch);
    }

    [Fact]
    public void Every_changed_digit_of_the_timestamp_is_refused()
    {
        for (var i = 0; i < Signed.Timestamp.Length; i++)
        {
            var changed = Signed.Timestamp.ToCharArray();
            changed[i] = changed[i] == '9' ? '8' : (char)(changed[i] + 1);
            Check(new string(changed), Signed.Signature, s_body).ShouldNotBe(SignatureCheck.Valid);
        }

        Check("0" + Signed.Timestamp, Signed.Signature, s_body).ShouldBe(SignatureCheck.Mismatch);
    }

    [Fact]
    public void Every_changed_lost_or_added_byte_of_the_body_is_refused()
    {
        for (var i = 0; i < s_body.Length; i++)
        {
            var changed = s_body.ToArray();
            changed[i] ^= 1;
            Check(Signed.Timestamp, Signed.Signature, changed).ShouldBe(SignatureCheck.Mismatch);
            Check(Signed.Timestamp, Signed.Signature, [.. s_body[..i], .. s_body[(i + 1)..]]).ShouldBe(SignatureCheck.Mismatch);
        }

        Check(Signed.Timestamp, Signed.Signature, [.. s_body, 0]).ShouldBe(SignatureCheck.Mismatch);
    }

    [Fact]
    public void Without_a_secret_nothing_can_be_checked()
    {
        Should.Throw<ArgumentException>(() => new RequestSignature([], _time));
        Should.Throw<ArgumentException>(() => new RequestSignature([Signed.Secret, " "], _time));
    }

    private SignatureCheck Check(string timestamp, string signature, byte[] body) =>
        new RequestSignature([Signed.Secret], _time).Check(Headers(timestamp, signature), body);

    private static HeaderDictionary Headers(string timestamp, string signature) => new()
    {
        [RequestSignature.TimestampHeader] = timestamp,
        [RequestSignature.SignatureHeader] = signature,
    };
}
