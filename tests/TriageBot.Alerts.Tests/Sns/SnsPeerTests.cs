using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using TriageBot.Alerts.Tests.Fakes;

namespace TriageBot.Alerts.Tests.Sns;

/// <summary>AWS's own validator of SNS messages and ours say the same of each: https://github.com/aws/aws-js-sns-message-validator</summary>
public sealed class SnsPeerTests(SnsSender sns) : IClassFixture<SnsSender>
{
    [Fact]
    public async Task AWSs_own_validator_agrees_on_what_is_genuine_and_what_is_not()
    {
        using var other = new SnsSender();
        Dictionary<string, string>[] messages =
        [
            sns.Notification("text", version: "1"),
            sns.Notification("text", version: "2"),
            sns.Notification(Sample.Text("cloudwatch-metric"), "ALARM: \"checkout\" ärger 🔥", "1"),
            sns.Notification("two\nlines\n", "subject"),
            sns.Confirmation(),
            Bent(sns.Notification("text", version: "1"), "Message"),
            Bent(sns.Notification("text", "subject"), "Subject"),
            Bent(sns.Confirmation(), "Token"),
            other.Notification("text"),
        ];

        var theirs = await Validated(messages);
        var ours = new List<bool>();
        foreach (var message in messages)
        {
            await using var server = await AlertServer.Start(new AlertWebhooks { SnsTopics = [SnsSender.Topic] });
            server.Web.Pages[SnsSender.CertificateUrl] = sns.Certificate();
            server.Web.Pages[SnsSender.SubscribeUrl] = [];
            ours.Add((await server.Post("sns", SnsSender.Body(message))).Status is HttpStatusCode.OK);
        }

        theirs.ShouldBe([true, true, true, true, true, false, false, false, false]);
        ours.ShouldBe(theirs);
    }

    private static Dictionary<string, string> Bent(Dictionary<string, string> message, string field)
    {
        message[field] += "!";
        return message;
    }

    private async Task<bool[]> Validated(Dictionary<string, string>[] messages)
    {
        Directory.Exists(Path.Combine(Folder(), "node_modules")).ShouldBeTrue("run 'npm ci' in tests/TriageBot.Alerts.Tests/Sns/Peer, as tests/run does");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder(), "validate.js")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new { certificate = Encoding.ASCII.GetString(sns.Certificate()), messages }));
        node.StandardInput.Close();
        var verdicts = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        node.ExitCode.ShouldBe(0, await error);
        return JsonSerializer.Deserialize<bool[]>(verdicts)!;
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Peer");
}
