using System.Text;
using System.Xml.Linq;
using TriageBot.Replay.Efs;

namespace TriageBot.Recording;

/// <summary>Carries requests as they are, and keeps a copy of what AWS answered to them.</summary>
internal sealed class RecordingHandler(HttpMessageHandler inner, Tape tape) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var question = await Read(request, cancellationToken);
        tape.Asked(question);
        var response = await base.SendAsync(request, cancellationToken);
        var refusal = response.IsSuccessStatusCode ? null : Header(response, "x-amzn-ErrorType") ?? "";
        var original = response.Content;
        response.Content = new StreamContent(new CopiedStream(await original.ReadAsStreamAsync(cancellationToken), body => tape.Keep(Answered(question, refusal, body))));
        foreach (var (name, values) in original.Headers.NonValidated)
            response.Content.Headers.TryAddWithoutValidation(name, values);
        return response;
    }

    private static async Task<Question> Read(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var region = (request.Headers.NonValidated.TryGetValues("Authorization", out var signed) ? signed.ToString() : "").Split('/') is [_, _, var named, ..] ? named : "";
        var target = request.Headers.NonValidated.TryGetValues("X-Amz-Target", out var named2) ? named2.ToString() : "";
        if (request.Method == HttpMethod.Get)
            return new Question(EfsPaths.Route("GET", request.RequestUri!.PathAndQuery).Operation, region, request.RequestUri.PathAndQuery);

        var question = new Question("", region, body);
        return question with { Operation = target.Length > 0 ? target[(target.LastIndexOf('.') + 1)..] : question.Field("Action") ?? "" };
    }

    private static Exchange Answered(Question question, string? refusal, byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var output = Json.Object(text);
        if (refusal is null)
            return output is null && text.AsSpan().TrimStart().StartsWith("{") ? new Exchange(question, "", "", []) : new Exchange(question, null, "", output ?? []) { Xml = Exchange.ReadXml(text) };

        var xml = Exchange.ReadXml(text)?.Descendants().FirstOrDefault(e => e.Name.LocalName == "Error");
        var code = refusal.Length > 0 ? refusal : output.Text("__type") ?? Child(xml, "Code") ?? "";
        return new Exchange(question, code[(code.LastIndexOf('#') + 1)..].Split(':')[0], output.Text("message") ?? output.Text("Message") ?? Child(xml, "Message") ?? "", []);
    }

    private static string? Child(XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
