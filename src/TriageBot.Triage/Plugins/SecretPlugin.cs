using System.ComponentModel;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Secrets;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>Look-ups of the metadata of secrets and parameters that the task definition refers to. No value is ever read.</summary>
public sealed class SecretPlugin(ISecretsManager secrets, ISystemsManager parameters, AwsScope scope)
{
    [Description("The metadata of a secret that the task definition refers to.")]
    public Task<Finding<Secret>> Secret([Description("The reference.")] SecretId secret, CancellationToken cancellationToken) =>
        Describe(secret.Name, secret.Arn, secret.Region, cancellationToken);

    [Description("The metadata of the secret that now has the name of one that the task definition refers to.")]
    public Task<Finding<Secret>> SecretOfThatName([Description("The reference.")] SecretId secret, CancellationToken cancellationToken) =>
        Describe(secret.Name, secret.Name, secret.Region, cancellationToken);

    [Description("The metadata of the secret that has the name by which the task definition asks for a parameter.")]
    public Task<Finding<Secret>> SecretOfThatName([Description("The reference.")] ParameterId parameter, CancellationToken cancellationToken) =>
        Describe(parameter.Name, parameter.Name, parameter.Region, cancellationToken);

    [Description("Which of the parameters that the task definition refers to exist, all of one Region.")]
    public Task<Finding<IReadOnlyList<Parameter>>> Parameters([Description("The references.")] IReadOnlyList<ParameterId> wanted, CancellationToken cancellationToken)
    {
        var (region, names) = (wanted[0].Region, wanted.SelectMany(p => p.Spellings).Distinct().ToList());
        return new Asking("ssm", "the parameters of the task definition", "ssm", $"DescribeParameters Name Equals {string.Join(' ', names)} ({region})", null, "*")
            .Ask<IReadOnlyList<Parameter>>(
                async () => await parameters.DescribeParameters(scope with { Region = region }, names, cancellationToken) is { Count: > 0 } found ? found : null,
                found => string.Join(", ", found.Select(p => p.Name)),
                $"none of them is in {region}");
    }

    private Task<Finding<Secret>> Describe(string name, string id, string region, CancellationToken cancellationToken) =>
        new Asking($"secretsmanager/{id}", $"the secret {name}", "secretsmanager", $"DescribeSecret {id} ({region})", null, $"arn:{Partitions.OfRegion(region)}:secretsmanager:{region}:{scope.Account ?? "*"}:secret:*")
            .Ask(
                () => secrets.DescribeSecret(scope with { Region = region }, id, cancellationToken),
                found => found.IsDeleted ? $"{found.Arn} is scheduled for deletion" : found.Arn,
                $"Secrets Manager knows no secret {id} in {region}");
}
