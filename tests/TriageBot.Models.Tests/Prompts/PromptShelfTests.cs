using TriageBot.Models.Prompts;
using TriageBot.Models.Tests.Fakes;

namespace TriageBot.Models.Tests.Prompts;

public sealed class PromptShelfTests : IDisposable
{
    private readonly string _own = Directory.CreateTempSubdirectory("triagebot-prompts-").FullName;
    private readonly SetTime _time = new();
    private readonly List<string> _complaints = [];

    [Fact]
    public void A_file_of_ones_own_takes_the_place_of_the_shipped_one()
    {
        Write("decode.md", Shipped("decode.md").Replace("version: 1", "version: 7", StringComparison.Ordinal));

        var shelf = Open();

        shelf.Take(PromptForms.Decode).Title.ShouldBe("decode 7");
        shelf.Take(PromptForms.Answer).Title.ShouldBe("answer 1");
    }

    [Fact]
    public void A_file_that_changed_is_taken_at_the_next_question()
    {
        var shelf = Open();
        Write("decode.md", Shipped("decode.md").Replace("version: 1", "version: 8", StringComparison.Ordinal));

        shelf.Take(PromptForms.Decode).Version.ShouldBe(1);
        _time.Pass(TimeSpan.FromSeconds(3));
        shelf.Take(PromptForms.Decode).Version.ShouldBe(8);

        File.Delete(Path.Combine(_own, "decode.md"));
        _time.Pass(TimeSpan.FromSeconds(3));
        shelf.Take(PromptForms.Decode).Version.ShouldBe(1);
    }

    [Fact]
    public void A_broken_change_is_told_once_and_the_old_one_stays()
    {
        var shelf = Open();
        Write("decode.md", "nothing");

        for (var i = 0; i < 3; i++)
        {
            _time.Pass(TimeSpan.FromSeconds(3));
            shelf.Take(PromptForms.Decode).Version.ShouldBe(1);
        }

        _complaints.ShouldHaveSingleItem().ShouldBe($"{Path.Combine(_own, "decode.md")}:1: a prompt begins with front matter between two lines --- (prompt decode 1 stays in use)");
    }

    [Fact]
    public void A_mended_file_is_taken_again()
    {
        var shelf = Open();
        Write("decode.md", "nothing");
        _time.Pass(TimeSpan.FromSeconds(3));
        shelf.Take(PromptForms.Decode);

        Write("decode.md", Shipped("decode.md").Replace("version: 1", "version: 9", StringComparison.Ordinal));
        _time.Pass(TimeSpan.FromSeconds(3));

        shelf.Take(PromptForms.Decode).Version.ShouldBe(9);
    }

    [Fact]
    public void At_the_start_every_mistake_of_every_file_is_named()
    {
        Write("decode.md", "nothing");
        Write("repair.md", "nothing either");
        Write("decde.md", "mistyped");

        var mistakes = Should.Throw<PromptException>(() => Open()).Mistakes;

        mistakes.Count.ShouldBe(3);
        mistakes.ShouldContain($"{Path.Combine(_own, "decde.md")}: no prompt of the program is called so; there are decode.md, repair.md, answer.md");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said() =>
        Should.Throw<PromptException>(() => new PromptShelf(ShippedFolder, "/nowhere/prompts", _complaints.Add, _time)).Message.ShouldBe("/nowhere/prompts: the folder (Model:Prompts) does not exist");

    public void Dispose() => Directory.Delete(_own, recursive: true);

    private static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "prompts");

    private static string Shipped(string name) => File.ReadAllText(Path.Combine(ShippedFolder, name));

    private PromptShelf Open() => new(ShippedFolder, _own, _complaints.Add, _time);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_own, name), text);
}
