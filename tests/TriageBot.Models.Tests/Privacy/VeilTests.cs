using TriageBot.Models.Privacy;
using TriageBot.Triage.Tests.Rulebook;

namespace TriageBot.Models.Tests.Privacy;

public sealed class VeilTests
{
    private readonly Veil _veil = Veil.Over(Stop.Exited().Container("app", 1).OfService("shop-checkout").Dossier(), pseudonyms: true);

    [Theory]
    [InlineData("arn:aws:sns:eu-central-1:999988887777:alerts", "arn:aws:sns:eu-central-1:100000000001:alerts")]
    [InlineData("999988887777.dkr.ecr.eu-central-1.amazonaws.com/x:1", "100000000001.dkr.ecr.eu-central-1.amazonaws.com/x:1")]
    [InlineData("""{"accountId":"999988887777"}""", """{"accountId":"100000000001"}""")]
    [InlineData("111122223333 alone, where it is known", "100000000001 alone, where it is known")]
    [InlineData("connect 10.0.3.17:5432", "connect 203.0.113.1:5432")]
    [InlineData("peer fd12:3456:789a:1::1 gone", "peer 2001:db8::1 gone")]
    [InlineData("getaddrinfo ENOTFOUND db.acme.internal", "getaddrinfo ENOTFOUND host1.example")]
    [InlineData("GET https://api.acme.travel/v1", "GET https://host1.example/v1")]
    [InlineData("orders.c9akciq32.eu-central-1.rds.amazonaws.com:5432", "resource-1.eu-central-1.rds.amazonaws.com:5432")]
    [InlineData("my-bucket.s3.eu-central-1.amazonaws.com", "resource-1.s3.eu-central-1.amazonaws.com")]
    [InlineData("mail to ada@acme.com", "mail to person1@example.org")]
    [InlineData("task 0123456789abcdef0123456789abcdef", "task 00000000000000000000000000000001")]
    [InlineData("service shop-checkout is steady", "service service-1 is steady")]
    [InlineData("/ecs/checkout has no stream", "log-group-1 has no stream")]
    public void An_identifier_gets_a_stand_in_of_its_shape(string text, string hidden)
    {
        // Log groups are known by the dossier's lines and definitions; so is this account.
        _veil.Hide(text).ShouldBe(hidden);
        _veil.Restore(hidden).ShouldBe(text);
    }

    [Theory]
    [InlineData("secretsmanager.eu-central-1.amazonaws.com")]
    [InlineData("sts.amazonaws.com and api.ecr.eu-central-1.amazonaws.com")]
    [InlineData("registry-1.docker.io/library/nginx")]
    [InlineData("at com.acme.shop.Checkout.pay(Checkout.java:41)")]
    [InlineData("System.Net.Sockets.SocketException in app.py, server.js, main.go:27")]
    [InlineData("127.0.0.1:8080, 0.0.0.0, 169.254.170.2, ::1")]
    [InlineData("at 14:02:11.123 on 2026-01-01 for 123456789012 bytes of 1.2.3.4.5")]
    [InlineData("shop-checkout-worker and eshop-checkout are other names")]
    [InlineData("container app exited")]
    public void What_names_nobody_stays(string text) => _veil.Hide(text).ShouldBe(text);

    [Fact]
    public void The_same_identifier_has_one_stand_in_and_another_has_another()
    {
        _veil.Hide("10.0.0.1 to 10.0.0.2").ShouldBe("203.0.113.1 to 203.0.113.2");
        _veil.Hide("10.0.0.2 from 10.0.0.1").ShouldBe("203.0.113.2 from 203.0.113.1");
    }

    [Fact]
    public void What_looks_like_a_stand_in_is_hidden_like_an_identifier()
    {
        var text = "10.0.0.9, 203.0.113.1, service-1, host1.example, 100000000001, shop-checkout, db.acme.internal";

        var hidden = _veil.Hide(text);

        hidden.ShouldBe("203.0.113.1, 203.0.113.2, service-1, host1.example, 100000000001, service-2, host2.example");
        _veil.Restore(hidden).ShouldBe(text);
    }

    [Fact]
    public void What_a_model_made_up_stays_as_it_said_it()
    {
        _veil.Hide("10.0.0.1");

        _veil.Restore("203.0.113.1 and 203.0.113.77 and host5.example").ShouldBe("10.0.0.1 and 203.0.113.77 and host5.example");
    }

    [Fact]
    public void Secrets_are_never_put_back_and_are_told_apart_by_their_number()
    {
        var hidden = _veil.Hide("DB_PASSWORD=hunter2-long API_TOKEN=abcDEF123456xyz DB_PASSWORD=hunter2-long");

        hidden.ShouldBe("DB_PASSWORD=[redacted:password:000001] API_TOKEN=[redacted:token:000002] DB_PASSWORD=[redacted:password:000001]");
        _veil.Restore(hidden).ShouldBe(hidden);
    }

    [Fact]
    public void Secrets_are_hidden_where_identifiers_are_not()
    {
        var open = Veil.Over(Stop.Exited().Container("app", 1).Dossier(), pseudonyms: false);

        open.Hide("DB_PASSWORD=hunter2-long at 10.0.0.1").ShouldBe("DB_PASSWORD=[redacted:password:000001] at 10.0.0.1");
        open.Restore("203.0.113.1").ShouldBe("203.0.113.1");
    }

    [Fact]
    public void Control_characters_and_invisible_ones_do_not_leave() =>
        _veil.Hide("\u001b[31mred\u001b[0m 10.0\u200b.0.1").ShouldBe("red 203.0.113.1");

    [Fact]
    public void A_service_that_is_called_like_its_container_keeps_its_name() =>
        Veil.Over(Stop.Exited().Container("shop-checkout", 1).OfService("shop-checkout").Dossier(), pseudonyms: true).Hide("shop-checkout").ShouldBe("shop-checkout");
}
