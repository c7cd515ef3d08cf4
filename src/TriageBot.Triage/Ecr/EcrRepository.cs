namespace TriageBot.Triage.Ecr;

/// <summary>Which repository is meant, as an image's name says it.</summary>
/// <param name="RegistryId">The account that owns the registry, twelve digits; null means the reader's own.</param>
/// <param name="Name">With its namespaces: <c>team/shop/checkout</c>.</param>
public sealed record EcrRepositoryName(string? RegistryId, string Name)
{
    public override string ToString() => RegistryId is null ? Name : $"{RegistryId}/{Name}";
}

/// <summary>A private repository as DescribeRepositories returns it, now.</summary>
/// <param name="Uri">Without a scheme: <c>111122223333.dkr.ecr.eu-central-1.amazonaws.com/checkout</c>.</param>
/// <param name="ImageTagMutability"><c>MUTABLE</c>, <c>IMMUTABLE</c>, or either <c>_WITH_EXCLUSION</c>.</param>
/// <param name="KmsKey">The customer's own key; null where AWS's is used.</param>
public sealed record EcrRepository(string Arn, string RegistryId, string Name, string? Uri, DateTimeOffset? CreatedAt, string? ImageTagMutability, string? KmsKey);
