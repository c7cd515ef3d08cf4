using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace TriageBot.Models.Tests.Peers;

/// <summary>The stand-in for models accepts nothing that no test has scripted.</summary>
public sealed class AiMockTests(AiMock mock) : IDisposable
{
    private readonly HttpClient _http = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/messages")]
    [InlineData("/v1/chat/completions")]
    [InlineData("/model/MODEL/invoke")]
    public async Task What_has_no_script_is_an_error_and_is_kept_all_the_same(string path)
    {
        var model = AiMock.NewModel();

        using var answer = await Post(path, model);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await mock.Requests(model)).ShouldHaveSingleItem()["text"]!.GetValue<string>().ShouldContain("Why?");
    }

    [Fact]
    public async Task Answers_are_given_in_their_order_and_one_may_be_for_ever()
    {
        var model = AiMock.NewModel();
        await mock.Script(model, AiAnswer.Text("one"), AiAnswer.Text("two").Again(), AiAnswer.Text("never"));

        var answers = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await Post("/v1/messages", model);
            answers.Add(JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["content"]![0]!["text"]!.GetValue<string>());
        }

        answers.ShouldBe(["one", "two", "two", "two"]);
    }

    [Fact]
    public async Task A_request_that_the_protocol_does_not_know_is_refused_by_it()
    {
        var model = AiMock.NewModel();
        await mock.Script(model, AiAnswer.Text("one"));

        using var answer = await _http.PostAsJsonAsync(new Uri(await mock.Endpoint(), $"/model/{model}/invoke"), new { messages = "Why?" }, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> Post(string path, string model) => await _http.PostAsJsonAsync(
        new Uri(await mock.Endpoint(), path.Replace("MODEL", model, StringComparison.Ordinal)),
        new { model, max_tokens = 10, messages = new[] { new { role = "user", content = "Why?" } } },
        Token);
}
