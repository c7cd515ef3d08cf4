using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Secrets.Wire;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Secrets;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Secrets;

/// <summary>AWS Systems Manager, the metadata of parameters alone. See https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html</summary>
internal sealed class SystemsManagerClient(ScopedCaller aws) : ISystemsManager
{
    private const int LongestPage = 50;
    private const int NamesPerCall = 50;

    public async Task<IReadOnlyList<Parameter>> DescribeParameters(AwsScope scope, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        List<Parameter> found = [];
        foreach (var chunk in names.Distinct(StringComparer.Ordinal).Chunk(NamesPerCall))
        {
            string? token = null;
            do
            {
                var page = await aws.Call(
                    scope,
                    Operation.DescribeParameters,
                    new DescribeParametersRequest([new WireParameterFilter("Name", "Equals", chunk)], LongestPage, token),
                    SecretsJson.Default.DescribeParametersRequest,
                    SecretsJson.Default.DescribeParametersResponse,
                    cancellationToken);
                found.AddRange(page.Parameters.Present().Select(p => new Parameter(p.Name, p.Arn, p.Type, p.KeyId, p.Version, p.LastModifiedDate)));
                token = page.NextToken;
            }
            while (token is not null);
        }

        return found;
    }
}
