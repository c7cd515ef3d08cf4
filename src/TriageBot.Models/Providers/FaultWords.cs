using System.Globalization;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Redaction;

namespace TriageBot.Models.Providers;

/// <summary>Words for faults: of one model, at one place.</summary>
internal sealed class FaultWords(ModelSettings settings, IRequestSigner? signer)
{
    private const int LongestQuote = 160;

    private readonly Redactor _redactor = Redactor.WithRandomKey();

    public string Host => ModelEndpoint.Of(settings, signer).Authority;

    private string Own => settings.Endpoint is null ? "" : ", or Model:Endpoint";

    private bool IsBedrock => settings.Provider is ModelProvider.Bedrock;

    public ModelFault Of(FaultKind kind, Refusal refusal) =>
        Of(kind, refusal.Message.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"HTTP {refusal.Status}: {refusal.Message}") : string.Create(CultureInfo.InvariantCulture, $"HTTP {refusal.Status}"));

    /// <param name="because">What is known beside; may come from outside.</param>
    public ModelFault Of(FaultKind kind, string? because = null)
    {
        var (what, fix) = Words(kind);
        return new ModelFault(kind, because is null ? what : $"{what} ({Quote(because)})", fix);
    }

    /// <summary>Nobody signs a request without credentials.</summary>
    public ModelFault OfCredentials(ReadFailure failure) => new(
        failure.Kind is FailureKind.Unreachable ? FaultKind.Unreachable : FaultKind.WrongKey,
        $"{settings.Name} was not asked: {Quote(failure.Message).TrimEnd('.')}",
        failure.Kind is FailureKind.CredentialsMissing ? "Bedrock is asked with the bot's AWS credentials" : "sign in again (aws sso login), or set AWS_PROFILE or fresh keys");

    private (string What, string Fix) Words(FaultKind kind) => kind switch
    {
        FaultKind.WrongKey when IsBedrock => ($"{Host} refuses the bot's AWS credentials for {settings.Name}", "sign in again (aws sso login), or set AWS_PROFILE or fresh keys"),
        FaultKind.WrongKey when settings.ApiKey is null => ($"{Host} asks for a key for {settings.Name}", $"set {KeyName}"),
        FaultKind.WrongKey => ($"{Host} refuses the key for {settings.Name}", $"set {KeyName} to one that is valid there"),
        FaultKind.NotAllowed when IsBedrock => ($"{Host} does not let the bot's AWS credentials ask {settings.Name}", "grant bedrock:InvokeModel on the model and its inference profile, and have access to the model switched on in Bedrock's console"),
        FaultKind.NotAllowed => ($"the key may not ask {settings.Name} at {Host}", "let the key's project or workspace use this model, or take another key or Model:Name"),
        FaultKind.UnknownModel when IsBedrock => ($"{Host} knows no model {settings.Name}", "correct Model:Name; most models are asked by an inference profile's id, such as eu.anthropic.claude-…, in a Region that has them"),
        FaultKind.UnknownModel => ($"{Host} knows no model {settings.Name}", $"correct Model:Name{Own}"),
        FaultKind.NoQuota => ($"there is no credit or quota left for {settings.Name} at {Host}", "add credit or have the limit raised there"),
        FaultKind.RateLimited => ($"{settings.Name} is asked more often than {Host} allows", "try again in a minute, or have the limit raised there"),
        FaultKind.Overloaded => ($"{Host} is too busy for {settings.Name}", "try again in a minute"),
        FaultKind.ServerError => ($"{Host} failed with {settings.Name}", "try again in a minute, and look at the provider's status page"),
        FaultKind.TimedOut => ($"{settings.Name} gave no answer in time", "take a faster model, or more time (Model:Deadline, in threads Model:AnswerDeadline)"),
        FaultKind.Cut => ($"the answer of {settings.Name} broke off", $"try again; if it stays so, look at the way to {Host}"),
        FaultKind.Malformed => ($"{Host} answered something that is no answer of a model", $"look whether {(settings.Endpoint is null ? "a proxy stands before it" : "Model:Endpoint speaks the protocol of Model:Provider")}"),
        FaultKind.Empty => ($"{settings.Name} gave an empty answer", "try again, or take another Model:Name"),
        FaultKind.Declined => ($"{settings.Name} would not answer", "take another Model:Name if it stays so"),
        FaultKind.TooLong => ($"{settings.Name} cannot read as much as it was given", "take a model that reads more"),
        FaultKind.BadRequest => ($"{Host} calls the request to {settings.Name} wrong", $"take a Model:Name that knows tools and structured output{Own}"),
        _ => ($"{settings.Name} was not asked: {Host} cannot be reached", $"check the network{Own}"),
    };

    private string KeyName => settings.Provider is ModelProvider.Anthropic ? "TRIAGEBOT__MODEL__APIKEY (or ANTHROPIC_API_KEY, or Model:ApiKeyFile)" : "TRIAGEBOT__MODEL__APIKEY (or OPENAI_API_KEY, or Model:ApiKeyFile)";

    /// <summary>What comes from outside: one line, bounded, without control characters and secrets. Some servers repeat the key that they refuse.</summary>
    private string Quote(string text)
    {
        if (settings.ApiKey is { Length: > 0 } key)
            text = text.Replace(key, "…", StringComparison.Ordinal);
        var line = string.Join(' ', Printable.Of(_redactor.Redact(text).Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + "…";
    }
}
