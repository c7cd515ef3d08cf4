using TriageBot.Triage.Ecr;

namespace TriageBot.Triage.Tests.Ecr;

public sealed class EcrImageNameTests
{
    private const string Digest = "sha256:9b2f4f0a4d3c1e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f4a5b6c7d8e9f";

    [Theory]
    [InlineData("111122223333.dkr.ecr.eu-central-1.amazonaws.com/checkout:1.4.2", "eu-central-1", "checkout", "1.4.2", null)]
    [InlineData("111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/shop/checkout:1", "eu-central-1", "team/shop/checkout", "1", null)]
    [InlineData("111122223333.dkr.ecr.eu-central-1.amazonaws.com/checkout", "eu-central-1", "checkout", "latest", null)]
    [InlineData("111122223333.dkr.ecr.eu-central-1.amazonaws.com/checkout@" + Digest, "eu-central-1", "checkout", null, Digest)]
    [InlineData("111122223333.dkr.ecr.eu-central-1.amazonaws.com/checkout:1@" + Digest, "eu-central-1", "checkout", "1", Digest)]
    [InlineData("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/checkout:1", "cn-north-1", "checkout", "1", null)]
    [InlineData("111122223333.dkr-ecr.eu-central-1.on.aws/checkout:1", "eu-central-1", "checkout", "1", null)]
    [InlineData("111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/checkout:1", "us-gov-west-1", "checkout", "1", null)]
    public void The_repository_keeps_its_namespaces_and_what_is_asked_for_is_a_tag_a_digest_or_latest(string image, string region, string repository, string? tag, string? digest) =>
        EcrImageName.Of(image).ShouldBe(new EcrImageName("111122223333", region, repository, tag, digest));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nginx:1.27")]
    [InlineData("docker.io/library/nginx:1.27")]
    [InlineData("public.ecr.aws/nginx/nginx:1.27")]
    [InlineData("ghcr.io/acme/checkout:1")]
    [InlineData("111122223333.dkr.ecr.eu-central-1.amazonaws.com.evil.example/checkout:1")]
    [InlineData("evil.example/111122223333.dkr.ecr.eu-central-1.amazonaws.com/checkout:1")]
    [InlineData("111122223333.dkr.ecr.eu-central-1.amazonaws.com/checkout:1\n")]
    [InlineData("111122223333.dkr.ecr.eu-central-1.amazonaws.com/check out:1")]
    public void Another_registry_or_no_name_at_all_is_none(string? image) => EcrImageName.Of(image).ShouldBeNull();

    [Fact]
    public void A_digest_takes_the_place_of_the_tag() =>
        EcrImageName.OfDigest(EcrImageName.Of("111122223333.dkr.ecr.eu-central-1.amazonaws.com/checkout:1")!, Digest).ShouldNotBeNull().ToString().ShouldBe($"checkout@{Digest}");
}
