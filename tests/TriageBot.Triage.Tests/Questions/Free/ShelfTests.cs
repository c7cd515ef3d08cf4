using System.ComponentModel;
using System.Reflection;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Plugins.Incidents;
using TriageBot.Triage.Questions.Free;
using TriageBot.Triage.Tests.Rulebook;

namespace TriageBot.Triage.Tests.Questions.Free;

public sealed class ShelfTests
{
    private static readonly Dossier s_dossier = Stop.Exited().Container("app", 1).Logged("app", "listening on 8080").Dossier();

    [Fact]
    public void What_a_look_brings_is_told_by_id_and_can_be_cited_under_it()
    {
        var shelf = Asked.About(s_dossier).Shelf;
        var line = Stop.Line("app", "boom") with { Id = "search/app#1" };

        var pieces = shelf.Put(new Finding<IReadOnlyList<LogLine>>([line], new Look("search/app", "logs", "q", null, LookResult.Found, "1 line"), null));

        pieces.ShouldBe([new Piece("search/app", null, "found: 1 line"), new Piece("search/app#1", line.Timestamp, "boom")]);
        shelf.Line("search/app#1").ShouldBe(line);
        shelf.Fact("search/app")!.Text.ShouldBe("found: 1 line");
    }

    [Fact]
    public void Another_text_under_the_same_id_takes_another()
    {
        var shelf = Asked.About(s_dossier).Shelf;
        var look = new Look("search/app", "logs", "one", null, LookResult.Found, "1 line");
        var line = Stop.Line("app", "boom") with { Id = "search/app#1" };
        shelf.Put(new Finding<IReadOnlyList<LogLine>>([line], look, null));

        var pieces = shelf.Put(new Finding<IReadOnlyList<LogLine>>([line with { Message = "bang" }], look with { Query = "two", Detail = "1 other line" }, null));

        pieces.Select(p => p.Id).ShouldBe(["search/app~2", "search/app#1~2"]);
        shelf.Line("search/app#1")!.Message.ShouldBe("boom");
        shelf.Line("search/app#1~2")!.Message.ShouldBe("bang");
    }

    [Fact]
    public void What_was_gathered_keeps_the_id_that_it_has_in_the_report()
    {
        var shelf = Asked.About(s_dossier).Shelf;

        var pieces = shelf.Put(new Finding<LogTail>(s_dossier.Tails[0], new Look("logs/app", "logs", "q", null, LookResult.Found, "2 lines"), null));

        pieces.Select(p => p.Id).ShouldContain("logs/app#0");
        pieces.Select(p => p.Id).ShouldNotContain("logs/app#0~2");
    }

    [Fact]
    public void Whatever_a_described_method_of_a_plugin_gives_can_be_told()
    {
        var plugins = Asked.About(s_dossier).Shelf.Plugins;
        plugins.Select(p => p.GetType()).ShouldBe([typeof(IncidentLogsPlugin), typeof(IncidentEcsPlugin), typeof(IncidentIamPlugin), typeof(IncidentNetworkPlugin), typeof(IncidentMetricsPlugin)]);
        var given = plugins.SelectMany(p => p.GetType().GetMethods()).Where(m => m.GetCustomAttribute<DescriptionAttribute>() is not null).Select(m => m.ReturnType.GetGenericArguments().Single()).Distinct().ToList();

        given.Count.ShouldBeGreaterThan(8);
        foreach (var type in given)
        {
            var finding = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Finding<>) ? type : type.GetGenericArguments()[0];
            var look = new Look("x", "x", "q", null, LookResult.Nothing, "nothing");
            var one = Activator.CreateInstance(finding, null, look, null);
            object brought = finding == type ? one! : Listed(finding, one!);
            Asked.About(s_dossier).Shelf.Put(brought).ShouldHaveSingleItem().Text.ShouldBe("nothing: nothing", type.ToString());
        }

    }

    private static Array Listed(Type of, object one)
    {
        var all = Array.CreateInstance(of, 1);
        all.SetValue(one, 0);
        return all;
    }
}
