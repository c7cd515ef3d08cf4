using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>AWS's own strings, of before and after June 2024; see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html</summary>
public sealed class ImagePullTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("ecr_pull_denied", "The task can’t pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for 111122223333.dkr.ecr.eu-central-1.amazonaws.com/app, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::111122223333:assumed-role/exec/1 is not authorized to perform: ecr:BatchGetImage on resource: x because no identity-based policy allows the ecr:BatchGetImage action.")]
    [InlineData("image_not_found", "The task can’t pull the image. Check whether the image exists. Error response from daemon: pull access denied for app, repository does not exist or may require 'docker login': denied: requested access to the resource is denied.")]
    [InlineData("registry_unreachable", "The task can’t pull the image. Check your network configuration. Error response from daemon: Get registry.example.com/app: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)")]
    [InlineData("registry_unreachable", "The task cannot pull ghcr.io/a/b:1 from the registry ghcr.io. There is a connection issue between the task and the registry. Check your task network configuration. : failed to copy: httpReadSeeker: failed open: failed to do request: Get https://ghcr.io/x: dial tcp 1.2.3.4:443 i/o timeout")]
    [InlineData("ecr_unreachable", "The task cannot pull 111122223333.dkr.ecr.eu-central-1.amazonaws.com/a:1 from the Amazon ECR repository '111122223333.dkr.ecr.eu-central-1.amazonaws.com/a'. There is a connection issue between the task and Amazon ECR. Check your task network configuration. : …")]
    [InlineData("image_tag_not_found", "pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/a:9: docker.io/library/a:9: not found")]
    [InlineData("image_not_found", "pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/library/a:9: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed")]
    [InlineData("platform_mismatch", "pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'")]
    [InlineData("ecr_unreachable", "pull image manifest has been retried 5 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-central-1.amazonaws.com/a:1: failed to do request: Head \"https://111122223333.dkr.ecr.eu-central-1.amazonaws.com/v2/a/manifests/1\": dial tcp 10.0.0.9:443: i/o timeout")]
    [InlineData("image_tag_not_found", "inspect image has been retried 1 time(s): failed to resolve ref \"111122223333.dkr.ecr.eu-central-1.amazonaws.com/a:1\": 111122223333.dkr.ecr.eu-central-1.amazonaws.com/a:1: not found")]
    [InlineData("ecr_unreachable", "ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get https://prod-eu-central-1-starport-layer-bucket.s3.eu-central-1.amazonaws.com/x: dial tcp 52.1.2.3:443: i/o timeout")]
    [InlineData("disk_full", "ref pull has been retried 1 time(s): failed to extract layer sha256:aa: write /x: no space left on device: unknown")]
    [InlineData("image_manifest_unsupported", "ref pull has been retried 1 time(s): failed to unpack image on snapshotter overlayfs: failed to extract layer sha256:aa: failed to get stream processor for application/vnd.in-toto+json: no processor for media-type: unknown")]
    [InlineData("image_repository_not_found", "API error (404): repository a not found")]
    [InlineData("ecr_unreachable", "API error (500): Get https://111122223333.dkr.ecr.eu-central-1.amazonaws.com/v2/: net/http: request canceled while waiting for connection")]
    [InlineData("disk_full", "write /var/lib/docker/tmp/GetImageBlob11: no space left on device")]
    [InlineData("dockerhub_rate_limit", "ERROR: toomanyrequests: Too Many Requests.")]
    [InlineData("dockerhub_rate_limit", "inspect image has been retried 5 time(s): httpReaderSeeker: failed open: unexpected status code: 429: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limits.")]
    [InlineData("image_not_found", "Error: image acme/a not found")]
    [InlineData("image_pull_platform_panic", "pull command failed: panic: runtime error: invalid memory address or nil pointer dereference")]
    [InlineData("image_pull_interrupted", "context canceled")]
    [InlineData("ecr_unreachable", "Error response from daemon: Get https://111122223333.dkr.ecr.eu-central-1.amazonaws.com/v2/: dial tcp: lookup 111122223333.dkr.ecr.eu-central-1.amazonaws.com on 10.0.0.2:53: no such host")]
    [InlineData("image_pull_interrupted", "inactivity time exceeded timeout while pulling image")]
    [InlineData("registry_tls_untrusted", "Error response from daemon: Get https://registry.example.com/v2/: x509: certificate signed by unknown authority")]
    [InlineData("ecr_pull_denied", "Error response from daemon: Get https://111122223333.dkr.ecr.eu-central-1.amazonaws.com/v2/a/manifests/1: no basic auth credentials")]
    public void Each_documented_message_has_its_cause(string cause, string message)
    {
        var dossier = Stop.NeverStarted($"CannotPullContainerError: {message}").Container("app", null).Event().Dossier();
        var top = _rules.Weigh(dossier)[0];

        top.Cause.ShouldBe(cause);
        top.Container.ShouldBe("app");
        top.Against.ShouldBeEmpty();
        top.For.Select(c => c.EvidenceId).ShouldBe(["record.stoppedReason", "events#0"], ignoreOrder: true);
        _rules.Supports(cause, dossier.Line("events#0")!, "app").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("dockerhub_unreachable", "RESOURCE", "ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/acme/a/blobs/sha256:aa: 503 Service Unavailable")]
    [InlineData("image_not_found", "UNKNOWN", "Error: image acme/a not found")]
    [InlineData("disk_full", "RESOURCE", "containerd: pull command failed: level=info msg=\"apply failure\" error=\"failed to extract layer sha256:aa: write /var...")]
    [InlineData("platform_mismatch", "CONFIG", "pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/acme/a:1: no match for platform in manifest sha256:aa: not found")]
    [InlineData("ecr_pull_denied", "CONFIG", "Error response from daemon: pull access denied for 111122223333.dkr.ecr.eu-central-1.amazonaws.com/a, repository does not exist or may require 'docker login'")]
    [InlineData("registry_tls_untrusted", "CONFIG", "failed to do request: Head \"https://10.0.0.7:5000/v2/a/manifests/1\": http: server gave HTTP response to HTTPS client")]
    [InlineData("ecr_unreachable", "CONFIG", "failed to resolve ref 111122223333.dkr.ecr.eu-central-1.amazonaws.com/a:1: failed to do request: Head \"https://111122223333.dkr.ecr.eu-central-1.amazo...")]
    [InlineData("image_rootfs_invalid", "CONFIG", "ref pull has been retried 1 time(s): failed to unpack image on snapshotter overlayfs: mismatched image rootfs and manifest layers")]
    public void A_failure_has_the_bucket_of_whoever_can_mend_it(string cause, string bucket, string message)
    {
        var top = _rules.Weigh(Stop.NeverStarted($"cannotPullContainerError: {message}").Container("app", null).Dossier())[0];

        top.Cause.ShouldBe(cause);
        top.Bucket.Name().ShouldBe(bucket);
    }

    [Fact]
    public void A_refusal_that_may_hide_a_missing_tag_names_both_readings()
    {
        var causes = _rules.Weigh(Stop.NeverStarted("CannotPullContainerError: failed to resolve ref 111122223333.dkr.ecr.eu-central-1.amazonaws.com/a:1: unexpected status from HEAD request to https://111122223333.dkr.ecr.eu-central-1.amazonaws.com/v2/a/manifests/1: 403 Forbidden").Container("app", null).Dossier()).Select(h => h.Cause);

        causes.ShouldBe(["ecr_pull_denied", "image_tag_not_found"]);
    }

    [Theory]
    [InlineData("CannotPullContainerError: API error")]
    [InlineData("CannotPullContainerError: Error response from daem")]
    [InlineData("CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/acme/a/manifests/sha256:2d96...")]
    [InlineData("CannotPullContainerError: failed to resolve ref docker.io/acme/a...")]
    [InlineData("CannotPullECRContainerError: something new")]
    public void A_message_that_was_cut_before_its_reason_stays_unknown(string reason)
    {
        var top = _rules.Weigh(Stop.NeverStarted(reason).Container("app", null).Dossier()).ShouldHaveSingleItem();

        top.Cause.ShouldBe("image_pull_failed_truncated");
        top.Bucket.ShouldBe(Bucket.Unknown);
    }

    [Theory]
    [InlineData("CannotPullContainerError: failed to resolve ref \"docker.io/acme/a:1.0\"", "dockerhub_unreachable", "image_tag_not_found")]
    [InlineData("CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-central-1.amazonaws.com/a:1", "ecr_unreachable", "image_tag_not_found")]
    [InlineData("CannotPullContainerError: failed to resolve ref ghcr.io/acme/a:1.0", "image_tag_not_found", "registry_unreachable")]
    public void A_message_that_ends_with_the_images_name_has_two_readings_and_proves_neither(string reason, params string[] causes)
    {
        var all = _rules.Weigh(Stop.NeverStarted(reason).Container("app", null).Dossier());

        all.Select(h => h.Cause).ShouldBe(causes);
        all.ShouldAllBe(h => h.Bucket == Bucket.Config && h.Strength == Strength.Weak);
    }

    [Theory]
    [InlineData("CannotPullContainerError: ... not found", "image_tag_not_found")]
    [InlineData("CannotPullContainerError: failed to resolve ref \"111122223333.dkr.ecr.eu-central-1.amazonaws.com/a…\": not found", "image_tag_not_found")]
    public void A_message_whose_middle_was_left_out_is_told_by_its_end(string reason, string cause) =>
        _rules.Weigh(Stop.NeverStarted(reason).Container("app", null).Dossier())[0].Cause.ShouldBe(cause);

    [Fact]
    public void On_EC2_the_containers_own_reason_tells()
    {
        var dossier = Stop.NeverStarted("Task failed to start").Container("proxy", null)
            .Container("app", null, "CannotPullContainerError: Error response from daemon: manifest for app:1 not found: manifest unknown").Dossier();

        var top = _rules.Weigh(dossier)[0];

        top.Cause.ShouldBe("image_tag_not_found");
        top.Container.ShouldBe("app");
        top.For.ShouldHaveSingleItem().EvidenceId.ShouldBe("record.containers[app].reason");
    }

    [Fact]
    public void On_Fargate_the_image_in_the_message_tells_whose_it_is()
    {
        var dossier = Stop.NeverStarted("CannotPullContainerError: failed to resolve ref 111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1.4.2: 111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1.4.2: not found")
            .Container("proxy", null).Container("app", null).Dossier();

        var top = _rules.Weigh(dossier)[0];

        top.Container.ShouldBe("app");
        top.Summary.ShouldContain("app:1.4.2");
    }

    [Fact]
    public void A_task_that_ran_had_its_image() =>
        _rules.Contradictions("image_tag_not_found", "app", Stop.Exited().Container("app", 1).Dossier()).ShouldContain(c => c.EvidenceId == "record.startedAt");

    [Fact]
    public void A_pull_that_a_stop_broke_off_is_its_consequence()
    {
        var dossier = Stop.Of(StopCodes.SchedulerInitiated, "Scaling activity initiated by (deployment ecs-svc/1)").OfService().With(t => t with { StartedAt = null })
            .Container("app", null, "CannotPullContainerError: context canceled").Dossier();

        _rules.Weigh(dossier)[0].Cause.ShouldBe("scale_in");
    }

    [Fact]
    public void An_application_cannot_print_itself_a_pull_error()
    {
        var line = Stop.Line("app", "CannotPullContainerError: app:1: not found");

        _rules.Supports("image_tag_not_found", line, "app").ShouldBeNull();
    }
}
