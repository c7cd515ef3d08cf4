using TriageBot.Triage.Secrets;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ports;

/// <summary>The read of Systems Manager that tells whether parameters exist. No value is ever read.</summary>
public interface ISystemsManager
{
    /// <summary>DescribeParameters: those of these that exist. Throws <see cref="AwsReadException"/> where AWS refuses. Answers are kept for seconds.</summary>
    /// <param name="names">As they are stored, with a leading slash where they have one; no ARNs.</param>
    Task<IReadOnlyList<Parameter>> DescribeParameters(AwsScope scope, IReadOnlyList<string> names, CancellationToken cancellationToken);
}
