using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TriageBot.EndToEnd.AwsCli;

/// <summary>Runs the real <c>aws</c> command against a server, with dummy keys and without anybody's settings.</summary>
internal sealed class AwsCliRunner(Uri endpoint, string region)
{
    private readonly string _program = Find();

    public async Task<JsonElement> Json(params string[] arguments)
    {
        var (status, output, error) = await Run(arguments);
        status.ShouldBe(0, error);
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    public async Task<string> Error(params string[] arguments)
    {
        var (status, output, error) = await Run(arguments);
        status.ShouldNotBe(0, output);
        return error;
    }

    /// <summary>A printed time: version 1 of the command prints it as it came, version 2 in ISO 8601.</summary>
    public static DateTimeOffset Time(JsonElement printed) => printed.ValueKind == JsonValueKind.Number
        ? DateTimeOffset.UnixEpoch.AddSeconds(printed.GetDouble())
        : DateTimeOffset.Parse(printed.GetString()!, CultureInfo.InvariantCulture);

    private async Task<(int Status, string Output, string Error)> Run(string[] arguments)
    {
        var start = new ProcessStartInfo(_program, ["--endpoint-url", endpoint.ToString(), "--output", "json", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        start.Environment["AWS_REGION"] = region;
        start.Environment["AWS_DEFAULT_REGION"] = region;
        start.Environment["AWS_PAGER"] = "";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_MAX_ATTEMPTS"] = "1";
        start.Environment["AWS_CONFIG_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-config");
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-credentials");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "aws.exe" : "aws")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("The aws command is not on the PATH; these tests hold the replay against a real AWS client. Install it (Debian, Ubuntu: apt-get install awscli) and run again.");
    }
}
