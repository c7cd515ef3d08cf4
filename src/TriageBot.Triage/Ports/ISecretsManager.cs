using TriageBot.Triage.Secrets;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ports;

/// <summary>The read of Secrets Manager that tells whether a reference leads anywhere. No value is ever read.</summary>
public interface ISecretsManager
{
    /// <summary>DescribeSecret; null where there is none. Throws <see cref="AwsReadException"/> where AWS refuses. Answers are kept for seconds.</summary>
    /// <param name="secretId">A name, or an ARN: complete, or without the six characters at its end. Without the JSON key and version that a task definition adds.</param>
    Task<Secret?> DescribeSecret(AwsScope scope, string secretId, CancellationToken cancellationToken);
}
