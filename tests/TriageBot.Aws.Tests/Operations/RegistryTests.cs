using System.Reflection;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Transport;

namespace TriageBot.Aws.Tests.Operations;

/// <summary>Holds the code to its registry: the policy and the counts are only as true as these.</summary>
public sealed class RegistryTests
{
    private static readonly Assembly Aws = typeof(AwsClients).Assembly;

    [Fact]
    public void Only_the_transport_sends_requests()
    {
        var senders = IlScan.Uses(Aws)
            .Where(u => u.Member.DeclaringType is { } type && Sends(type, u.Member))
            .Select(u => u.By.Author())
            .Distinct();

        senders.ShouldBe([typeof(AwsTransport)]);
    }

    [Fact]
    public void Nothing_is_sent_without_an_operation()
    {
        typeof(AwsTransport).GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.ReturnType == typeof(Task<Attempt>))
            .ShouldAllBe(m => m.GetParameters()[0].ParameterType == typeof(Operation));
        typeof(Operation).GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .ShouldAllBe(c => c.IsPrivate);
    }

    [Fact]
    public void The_registry_lists_every_operation_there_is()
    {
        var declared = Entries().Select(p => (Operation)p.GetValue(null)!).ToList();

        Operation.All.ShouldBe(declared, ignoreOrder: true);
        Operation.All.Select(o => o.Action).ShouldBeUnique();
    }

    [Fact]
    public void Every_operation_is_called_by_a_client()
    {
        var used = IlScan.Uses(Aws)
            .Where(u => u.By.Author() != typeof(Operation) && u.By.Author().Namespace != "TriageBot.Aws.Caching")
            .Select(u => u.Member)
            .ToHashSet();

        Entries().Where(p => !used.Contains(p.GetMethod!)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_operation_only_reads() =>
        Operation.All
            .Where(o => !new[] { "Describe", "List", "Get", "Filter" }.Any(verb => o.Name.StartsWith(verb, StringComparison.Ordinal)))
            // A query changes nothing but the account's list of queries; a simulation calls nothing.
            // A queue of alerts is no evidence: what is taken from it is deleted.
            .Where(o => o.Policy is not PolicyScope.Queues)
            .ShouldBe([Operation.StartQuery, Operation.StopQuery, Operation.SimulatePrincipalPolicy, Operation.AssumeRole, Operation.BatchGetImage], ignoreOrder: true);

    private static IEnumerable<PropertyInfo> Entries() =>
        typeof(Operation).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == typeof(Operation));

    // Making a client or a handler sends nothing; calling one does, and so does any socket.
    private static bool Sends(Type type, MemberInfo member) =>
        (typeof(HttpMessageInvoker).IsAssignableFrom(type) || typeof(HttpMessageHandler).IsAssignableFrom(type))
            && member is MethodInfo { Name: not ("Dispose" or "set_Timeout") } method && !method.Name.StartsWith("set_", StringComparison.Ordinal)
        || type.Namespace is "System.Net.Sockets" or "System.Net.WebSockets"
        || type.FullName is "System.Net.WebRequest" or "System.Net.WebClient";
}
