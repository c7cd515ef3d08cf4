using TriageBot.Triage.Plugins.Incidents;

namespace TriageBot.Triage.Questions;

/// <summary>Reads what may be done to what: <c>kms:Decrypt arn:…</c>, or "can the role decrypt that key".</summary>
internal static class IamWords
{
    /// <summary>What people say, and the call that is meant. The first whose words are all there.</summary>
    private static readonly (string[] Verbs, string[] Things, string Action)[] s_meant =
    [
        (["decrypt", "unlock"], [], "kms:Decrypt"),
        (["use", "access"], ["key", "kms", "cmk"], "kms:Decrypt"),
        (["read", "get", "fetch", "access", "see", "retrieve", "pull", "load"], ["secret", "secrets", "secretsmanager"], "secretsmanager:GetSecretValue"),
        (["read", "get", "fetch", "access", "see", "retrieve", "pull", "load"], ["parameter", "parameters", "ssm"], "ssm:GetParameters"),
        (["pull", "download", "get", "fetch", "access", "read"], ["image", "images", "ecr", "repository"], "ecr:BatchGetImage"),
        (["write", "put", "upload", "store"], ["s3", "bucket"], "s3:PutObject"),
        (["list"], ["s3", "bucket"], "s3:ListBucket"),
        (["read", "get", "download", "fetch", "access"], ["s3", "bucket", "object"], "s3:GetObject"),
        (["create"], ["log", "logs", "stream", "group"], "logs:CreateLogStream"),
        (["write", "send", "put"], ["log", "logs", "cloudwatch"], "logs:PutLogEvents"),
        (["write", "put"], ["dynamodb", "dynamo", "table"], "dynamodb:PutItem"),
        (["read", "query", "get", "scan", "access"], ["dynamodb", "dynamo", "table"], "dynamodb:GetItem"),
        (["send", "publish", "write", "put"], ["sqs", "queue"], "sqs:SendMessage"),
        (["receive", "read", "consume", "poll"], ["sqs", "queue"], "sqs:ReceiveMessage"),
        (["publish", "send"], ["sns", "topic"], "sns:Publish"),
        (["assume"], ["role"], "sts:AssumeRole"),
    ];

    private static readonly string[] s_asks = ["can", "could", "may", "allowed", "able", "permission", "permissions", "permitted", "access", "authorized", "authorised", "rights", "right", "allow", "does", "denied"];

    /// <summary>Null where what stands behind <c>iam</c> is no action with a resource.</summary>
    public static IamQuestion? Read(IReadOnlyList<string> words, IReadOnlyList<string> lower)
    {
        bool? ofExecution = lower is [.., "as", "execution", "role"] ? true : lower is [.., "as", "task", "role"] ? false : null;
        IReadOnlyList<string> named = ofExecution is null ? words : [.. words.SkipLast(3)];
        return named switch
        {
            [var action] when CallShape.IsAction(action) => new IamQuestion(action, null, ofExecution),
            [var action, var resource] when CallShape.IsAction(action) && CallShape.IsResource(resource) => new IamQuestion(action, resource, ofExecution),
            [var action, "on", var resource] when CallShape.IsAction(action) && CallShape.IsResource(resource) => new IamQuestion(action, resource, ofExecution),
            _ => null,
        };
    }

    /// <summary>Null where nothing of the kind is asked.</summary>
    public static IamQuestion? In(Wording words)
    {
        if (words.All.FirstOrDefault(CallShape.IsAction) is not { } action)
            action = words.Has(s_asks) ? s_meant.FirstOrDefault(m => words.Has(m.Verbs) && (m.Things.Length == 0 || words.Has(m.Things))).Action : null;
        if (action is null)
            return null;

        var arn = words.All.FirstOrDefault(w => w.StartsWith("arn:", StringComparison.Ordinal) && CallShape.IsResource(w) && !w.Contains(":role/", StringComparison.Ordinal));
        var names = Naming.In(words).Where(n => n.Name != arn).ToList();
        return new IamQuestion(action, arn, words.Has("execution") ? true : words.Has("task", "app", "application", "container") && words.Has("role") ? false : null) { Names = names };
    }
}
