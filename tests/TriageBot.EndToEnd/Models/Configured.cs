using TriageBot.Models.Tests.Peers;

namespace TriageBot.EndToEnd.Models;

/// <summary>The environment of a program whose model is scripted.</summary>
internal static class Configured
{
    public const string Key = "sk-test-77ab";

    public static async Task<Dictionary<string, string>> With(AiMock mock, string provider, string model)
    {
        var endpoint = await mock.Endpoint();
        var environment = new Dictionary<string, string>
        {
            ["TRIAGEBOT__MODEL__PROVIDER"] = provider,
            ["TRIAGEBOT__MODEL__NAME"] = model,
            ["TRIAGEBOT__MODEL__ENDPOINT"] = (provider == "openai" ? new Uri(endpoint, "v1") : endpoint).ToString(),
        };
        if (provider != "bedrock")
            return Add(environment, ("TRIAGEBOT__MODEL__APIKEY", Key));

        return Add(environment, ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", Key), ("AWS_SESSION_TOKEN", "session"), ("AWS_REGION", "eu-west-1"));
    }

    private static Dictionary<string, string> Add(Dictionary<string, string> environment, params (string Name, string Value)[] more)
    {
        foreach (var (name, value) in more)
            environment[name] = value;
        return environment;
    }
}
