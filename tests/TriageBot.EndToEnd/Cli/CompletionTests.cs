using System.Diagnostics;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Cli;

/// <summary>The script for bash, run by bash, as it is when a person presses tab.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("triagebot re", "record", "replay")]
    [InlineData("triagebot why --for", "--format")]
    [InlineData("triagebot why --format ", "json", "markdown", "text")]
    [InlineData("triagebot completion z", "zsh")]
    [InlineData("triagebot serve --po", "--port")]
    [InlineData("triagebot eval --min", "--min-bucket")]
    [InlineData("triagebot eval --format ", "json", "text")]
    [InlineData("triagebot doctor --deco", "--decoder")]
    public async Task Bash_completes(string typed, params string[] candidates)
    {
        if (OperatingSystem.IsWindows())
            return;
        (await Completed(typed)).ShouldBe(candidates, ignoreOrder: true);
    }

    [Fact]
    public async Task Nothing_is_offered_that_nobody_types()
    {
        if (OperatingSystem.IsWindows())
            return;
        var offered = await Completed("triagebot ");

        offered.ShouldContain("why");
        offered.ShouldNotContain(c => c.StartsWith('/') || c == "-?");
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task Each_shell_gets_a_script_that_asks_the_program(string shell)
    {
        var run = await Cli.Run("completion", shell);

        run.Status.ShouldBe(0);
        run.Out.ShouldContain("[suggest:");
    }

    [Fact]
    public async Task Another_shell_is_a_wrong_argument() => (await Cli.Run("completion", "tcsh")).Status.ShouldBe(2);

    private static async Task<string[]> Completed(string typed)
    {
        using var folder = new TempFolder();
        var program = folder.Write("triagebot", $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "triagebot.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var script = folder.Write("completion.bash", (await Cli.Run("completion", "bash")).Out);

        var ask = $"""
            source '{script}'
            COMP_LINE='{typed}' COMP_POINT={typed.Length}
            COMP_WORDS=($COMP_LINE) COMP_CWORD=$(({typed.Count(' '.Equals)}))
            _triagebot
            printf '%s\n' "${"{COMPREPLY[@]}"}"
            """;
        using var bash = Process.Start(new ProcessStartInfo("bash", ["--norc", "-c", ask])
        {
            RedirectStandardOutput = true,
            Environment = { ["PATH"] = $"{Path.GetDirectoryName(program)}:{Environment.GetEnvironmentVariable("PATH")}" },
        })!;
        var completed = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return completed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
