using System.Buffers;

namespace TriageBot.Triage.Redaction;

/// <summary>Finds the tokens of well-known issuers by their prefixes, wherever they stand.</summary>
internal static class KnownTokens
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    private static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits);
    private static readonly SearchValues<char> Hex = SearchValues.Create("abcdef" + Digits);
    private static readonly SearchValues<char> Word = SearchValues.Create(Letters + Digits + "_");
    private static readonly SearchValues<char> Url = SearchValues.Create(Letters + Digits + "_-");
    private static readonly SearchValues<char> Dotted = SearchValues.Create(Letters + Digits + "_-.");
    private static readonly SearchValues<char> Base64 = SearchValues.Create(Letters + Digits + "+/=_-%");
    private static readonly SearchValues<char> Path = SearchValues.Create(Letters + Digits + "_-/@.");

    private static readonly SearchValues<char> Bot = SearchValues.Create(Letters + Digits + "_-:");

    private static readonly TokenShape[] Shapes =
    [
        .. Of("aws-key", 16, Capitals, "AKIA", "ASIA", "ABIA", "ACCA"),
        .. Of("aws-session", 60, Base64, "FwoGZXIvYXdz", "FQoGZXIvYXdz", "IQoJb3JpZ2lu"),
        .. Of("github-token", 20, Word, "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
        .. Of("gitlab-token", 16, Dotted, "glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "gloas-", "glsoat-"),
        .. Of("slack-token", 10, Url, "xoxa-", "xoxb-", "xoxe-", "xoxo-", "xoxp-", "xoxr-", "xoxs-", "xoxc-", "xoxd-", "xapp-"),
        .. Of("webhook", 12, Path, "hooks.slack.com/services/", "hooks.slack.com/workflows/", "hooks.slack.com/triggers/", "discord.com/api/webhooks/", "webhook.office.com/webhookb2/"),
        .. Of("telegram-token", 24, Bot, "api.telegram.org/bot"),
        .. Of("stripe-key", 10, Word, "sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_"),
        .. Of("google-key", 30, Url, "AIza"),
        .. Of("google-token", 16, Dotted, "ya29.", "GOCSPX-"),
        .. Of("anthropic-key", 16, Url, "sk-ant-"),
        .. Of("openai-key", 16, Url, "sk-proj-", "sk-svcacct-", "sk-admin-", "sk-or-v1-"),
        .. Of("openai-key", 32, Word, "sk-"),
        .. Of("npm-token", 30, Word, "npm_"),
        .. Of("pypi-token", 40, Url, "pypi-"),
        .. Of("twilio-key", 32, Hex, "SK"),
        .. Of("sendgrid-key", 32, Dotted, "SG."),
        .. Of("mailgun-key", 32, Hex, "key-"),
        .. Of("newrelic-key", 20, Capitals, "NRAK-", "NRJS-", "NRII-"),
        .. Of("huggingface-token", 24, Word, "hf_"),
        .. Of("shopify-token", 24, Hex, "shpat_", "shpca_", "shppa_", "shpss_"),
        .. Of("digitalocean-token", 32, Hex, "dop_v1_", "doo_v1_", "dor_v1_"),
        .. Of("vault-token", 20, Url, "hvs.", "hvb.", "hvr."),
        .. Of("databricks-token", 32, Hex, "dapi"),
        .. Of("docker-token", 20, Url, "dckr_pat_", "dckr_oat_"),
        .. Of("grafana-token", 24, Word, "glsa_", "glc_"),
        .. Of("atlassian-token", 40, Base64, "ATATT3", "ATCTT3"),
        .. Of("age-key", 40, Capitals, "AGE-SECRET-KEY-1"),
        .. Of("jwt", 24, Dotted, "eyJ"),
    ];

    private static readonly SearchValues<string> Prefixes = SearchValues.Create([.. Shapes.Select(shape => shape.Prefix)], StringComparison.Ordinal);

    public static IEnumerable<SecretSpan> Find(string text)
    {
        for (var from = 0; from < text.Length;)
        {
            var hit = text.AsSpan(from).IndexOfAny(Prefixes);
            if (hit < 0)
                yield break;

            var start = from + hit;
            if (Token(text, start) is { } token)
                yield return token;
            from = Token(text, start)?.End ?? start + 1;
        }
    }

    private static SecretSpan? Token(string text, int start)
    {
        if (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
            return null;

        foreach (var shape in Shapes)
        {
            if (string.CompareOrdinal(text, start, shape.Prefix, 0, shape.Prefix.Length) != 0)
                continue;

            var body = text.AsSpan(start + shape.Prefix.Length);
            var length = body.IndexOfAnyExcept(shape.Alphabet) is >= 0 and var end ? end : body.Length;
            if (length >= shape.AtLeast && IsRandom(body[..length], shape))
                return new SecretSpan(start, start + shape.Prefix.Length + length, shape.Kind, shape.Prefix.Length);
        }

        return null;
    }

    // Words in the alphabet of a token ("sk-learn-…", "eyJustAName") have neither digits nor, for a JWT, its dots.
    private static bool IsRandom(ReadOnlySpan<char> body, TokenShape shape) => shape.Prefix switch
    {
        "eyJ" => body.Contains('.'),
        _ => body.ContainsAnyInRange('0', '9') || shape.Alphabet == Capitals || shape.Kind == "webhook",
    };

    private static IEnumerable<TokenShape> Of(string kind, int atLeast, SearchValues<char> alphabet, params string[] prefixes) =>
        prefixes.Select(prefix => new TokenShape(prefix, kind, atLeast, alphabet));
}
