using System.Text.Json.Nodes;
using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ecr;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Ecr;

public sealed class EcrTests : IDisposable
{
    private static readonly EcrRepositoryName Shop = new("444455556666", "team/shop");

    private readonly Account _account = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task A_repository_of_another_account_is_asked_for_in_its_registry_with_its_namespaces()
    {
        _account.Aws.On("DescribeImages", _ => Reply.Json(new JsonObject { ["imageDetails"] = new JsonArray(Image(7)) }));

        (await _account.Clients.Ecr.DescribeImage(_account.Scope, Shop, new EcrImageId("t7", null), Cancel)).ShouldNotBeNull().Digest.ShouldBe("sha256:7");

        var asked = _account.Aws.Requests.Single().Json;
        ((string?)asked["registryId"], (string?)asked["repositoryName"]).ShouldBe(("444455556666", "team/shop"));
        _account.Aws.Requests.Single().Uri.Host.ShouldBe("api.ecr.eu-central-1.amazonaws.com");
    }

    [Fact]
    public async Task A_tag_that_is_missing_is_a_finding_and_a_repository_that_is_missing_another()
    {
        _account.Aws.On("DescribeImages", _ => Reply.Error("ImageNotFoundException", "The image with imageId {…} does not exist within the repository"));

        (await _account.Clients.Ecr.DescribeImage(_account.Scope, Shop, new EcrImageId("1.4.2", null), Cancel)).ShouldBeNull();
        _account.Aws.Requests.Single().Json["imageIds"]!.ToJsonString().ShouldBe("""[{"imageTag":"1.4.2"}]""");

        _account.Aws.On("DescribeImages", _ => Reply.Error("RepositoryNotFoundException", "does not exist in the registry"));
        (await Should.ThrowAsync<AwsReadException>(() => _account.Clients.Ecr.DescribeImage(_account.Scope, Shop, new EcrImageId("2", null), Cancel)))
            .Failure.Kind.ShouldBe(FailureKind.NotFound);
    }

    [Fact]
    public async Task The_newest_images_are_the_newest_of_all_pages()
    {
        _account.Aws.On("DescribeImages", request => Reply.Json(new JsonObject
        {
            ["imageDetails"] = new JsonArray(Image(request.Json["nextToken"] is null ? 10 : 20), Image(request.Json["nextToken"] is null ? 30 : 5)),
            ["nextToken"] = request.Json["nextToken"] is null ? "t" : null,
        }));

        var newest = await _account.Clients.Ecr.ListNewestImages(_account.Scope, Shop, 3, Cancel);

        newest.Complete.ShouldBeTrue();
        newest.Images.Select(i => i.Tags.Single()).ShouldBe(["t30", "t20", "t10"]);
        _account.Aws.Requests.First().Json["filter"]!.ToJsonString().ShouldBe("""{"tagStatus":"TAGGED"}""");
    }

    [Fact]
    public async Task A_repository_without_end_is_looked_through_so_far_and_says_so()
    {
        _account.Aws.On("DescribeImages", _ => Reply.Json(new JsonObject { ["imageDetails"] = new JsonArray(Image(1)), ["nextToken"] = "again" }));

        (await _account.Clients.Ecr.ListNewestImages(_account.Scope, Shop, 3, Cancel)).Complete.ShouldBeFalse();
        _account.Aws.Count("DescribeImages").ShouldBe(3);
    }

    [Theory]
    [InlineData("""{"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"platform":{"os":"linux","architecture":"arm64","variant":"v8"}},{"platform":{"os":"unknown","architecture":"unknown"}},{"digest":"x"}]}""", "linux/arm64/v8")]
    [InlineData("""{"mediaType":"application/vnd.oci.image.index.v1+json","manifests":7}""", "")]
    [InlineData("not json", "")]
    public async Task An_index_tells_its_platforms_and_what_somebody_else_pushed_is_not_trusted(string manifest, string platforms)
    {
        _account.Aws.On("BatchGetImage", _ => Reply.Json(new JsonObject
        {
            ["images"] = new JsonArray(new JsonObject
            {
                ["imageId"] = new JsonObject { ["imageDigest"] = "sha256:1" },
                ["imageManifest"] = manifest,
                ["imageManifestMediaType"] = "application/vnd.oci.image.index.v1+json",
            }),
        }));

        var found = (await _account.Clients.Ecr.GetManifest(_account.Scope, Shop, new EcrImageId("1", null), Cancel)).ShouldNotBeNull();

        (found.Digest, found.IsIndex).ShouldBe(("sha256:1", true));
        string.Join(",", found.Platforms.Select(p => $"{p.Os}/{p.Architecture}/{p.Variant}")).ShouldBe(platforms);
    }

    [Fact]
    public async Task A_manifest_that_ECR_does_not_have_is_none_and_one_that_it_cannot_read_is_an_error()
    {
        _account.Aws.On("BatchGetImage", _ => Reply.Raw("""{"images":[],"failures":[{"failureCode":"ImageNotFound","failureReason":"Requested image not found"}]}"""));
        (await _account.Clients.Ecr.GetManifest(_account.Scope, Shop, new EcrImageId("1", null), Cancel)).ShouldBeNull();

        _account.Aws.On("BatchGetImage", _ => Reply.Raw("""{"images":[],"failures":[{"failureCode":"KmsError","failureReason":"key is disabled"}]}"""));
        (await Should.ThrowAsync<AwsReadException>(() => _account.Clients.Ecr.GetManifest(_account.Scope, Shop, new EcrImageId("2", null), Cancel)))
            .Failure.ShouldBe(new ReadFailure(FailureKind.Invalid, "ecr:BatchGetImage", "KmsError", "key is disabled"));
    }

    private static JsonObject Image(int time) => new() { ["imageDigest"] = $"sha256:{time}", ["imageTags"] = new JsonArray($"t{time}"), ["imagePushedAt"] = 1_700_000_000 + time };
}
