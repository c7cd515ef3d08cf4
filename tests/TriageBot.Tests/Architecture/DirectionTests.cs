namespace TriageBot.Tests.Architecture;

/// <summary>Dependencies point inward, and the heart does no I/O.</summary>
public sealed class DirectionTests
{
    /// <summary>Addresses are values: nothing goes out by them.</summary>
    private static readonly string[] s_addresses = ["System.Net.IPAddress", "System.Net.IPNetwork"];

    [Fact]
    public void The_heart_knows_none_of_the_edges() => Ours(Compiled.Triage).ShouldBeEmpty();

    [Fact]
    public void The_replay_knows_nothing_of_the_bot_whose_world_it_plays() => Ours(Compiled.Replay).ShouldBeEmpty();

    [Fact]
    public void The_AWS_edge_knows_the_heart_and_nothing_else_of_ours() => Ours(Compiled.Aws).ShouldBe(["TriageBot.Triage"]);

    [Fact]
    public void The_alert_edge_knows_the_heart_and_nothing_else_of_ours() => Ours(Compiled.Alerts).ShouldBe(["TriageBot.Triage"]);

    [Fact]
    public void The_models_know_the_heart_and_nothing_else_of_ours() => Ours(Compiled.Models).ShouldBe(["TriageBot.Triage"]);

    [Fact]
    public void The_store_knows_nothing_of_what_it_keeps() => Ours(Compiled.Store).ShouldBeEmpty();

    [Fact]
    public void The_chat_edge_knows_the_heart_and_the_store() => Ours(Compiled.Slack).ShouldBe(["TriageBot.Triage", "TriageBot.Store"], ignoreOrder: true);

    [Fact]
    public void The_heart_is_no_web_application() => Compiled.References(Compiled.Triage).ShouldNotContain(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Theory]
    [InlineData("System.Net.")]
    [InlineData("System.IO.File")]
    [InlineData("System.IO.Directory")]
    [InlineData("System.IO.Pipes")]
    [InlineData("System.Diagnostics.Process")]
    [InlineData("System.Console")]
    [InlineData("Microsoft.Win32.")]
    public void The_heart_reaches_for_nothing_outside(string forbidden) =>
        Compiled.TypesUsed(Compiled.Triage).Except(s_addresses).ShouldNotContain(type => type.StartsWith(forbidden, StringComparison.Ordinal), $"{forbidden} is for the edges");

    private static IEnumerable<string> Ours(System.Reflection.Assembly assembly) =>
        Compiled.References(assembly).Where(name => name.StartsWith("TriageBot", StringComparison.Ordinal));
}
