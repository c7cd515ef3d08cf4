using FsCheck;
using FsCheck.Fluent;
using TriageBot.Models.Privacy;
using TriageBot.Triage.Tests.Rulebook;

namespace TriageBot.Models.Tests.Privacy;

public sealed class VeilPropertyTests
{
    private static readonly string[] s_pieces =
    [
        "10.0.3.17", "203.0.113.1", "203.0.113.2", "198.18.0.0", "1", ".", "2", "db.acme.internal", "host1.example", "host2.example", "service-1", "service-2", "shop-checkout", "prod-eu",
        "arn:aws:iam::999988887777:role/checkout-role", "999988887777", "111122223333", "100000000001", "100000000002", "ada@acme.com", "person1@example.org", "@", "fd12:3456:789a:1::1", "2001:db8::1",
        "0123456789abcdef0123456789abcdef", "00000000000000000000000000000001", "/ecs/checkout", "log-group-1", "-", "_", "/", ":", "://", " ", "\n", "\"", "\\", "x", "Z", "app", "resource-1",
        "orders.c9akciq32.eu-central-1.rds.amazonaws.com", "sts.amazonaws.com", "family-1", "repository-1", "secret-1", "é", "𝕏", "(", "]", "ip-10-0-1-23.ec2.internal",
    ];

    private static readonly Gen<string> s_texts = Gen.Elements(s_pieces).ListOf().Select(p => string.Concat(p));

    [Fact]
    public void What_was_hidden_comes_back_to_the_letter() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(s_texts.ListOf()), texts =>
    {
        var veil = New();
        var hidden = texts.Select(veil.Hide).ToList();

        // What looks like a secret once it is put together does not come back.
        return hidden.Zip(texts).Where(t => !t.First.Contains("[redacted:", StringComparison.Ordinal)).All(t => veil.Restore(t.First) == t.Second);
    }));

    [Fact]
    public void The_same_texts_are_hidden_alike_by_every_veil() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Arb.From(s_texts.ListOf()), texts =>
    {
        var (one, other) = (New(), New());
        return texts.Select(one.Hide).SequenceEqual(texts.Select(other.Hide));
    }));

    private static Veil New() => Veil.Over(Stop.Exited().Container("app", 1).OfService("shop-checkout").With(t => t with { ClusterArn = "arn:aws:ecs:eu-central-1:111122223333:cluster/prod-eu" }).Dossier(), pseudonyms: true);
}
