namespace TriageBot.Triage.Ecr;

/// <summary>Which repository is meant, as an image's name says it.</summary>
/// <param name="RegistryId">The account that owns the registry, twelve digits; null means the reader's own.</param>
/// <param name="Name">With its namespaces: <c>team/shop/checkout</c>.</param>
public sealed record EcrRepositoryName(string? RegistryId, string Name)
{
    public override string ToString() => RegistryId is null ? Name : $"{RegistryId}/{Name}";
}
