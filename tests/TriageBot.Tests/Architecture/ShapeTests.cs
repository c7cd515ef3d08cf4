using System.Reflection;
using System.Runtime.CompilerServices;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Verifying;

namespace TriageBot.Tests.Architecture;

/// <summary>What types promise.</summary>
public sealed class ShapeTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<Type> MadeByTheGate => [typeof(VerifiedLine), typeof(Conclusion), typeof(Ruling)];

    [Theory]
    [MemberData(nameof(MadeByTheGate))]
    public void What_only_the_gate_makes_cannot_be_made_copied_or_changed_by_others(Type type)
    {
        type.IsSealed.ShouldBeTrue();
        type.GetConstructors().ShouldBeEmpty();
        type.GetProperties(Declared | BindingFlags.NonPublic).ShouldAllBe(p => p.SetMethod == null);
        type.GetFields(Declared).ShouldBeEmpty();
        type.GetMethod("<Clone>$").ShouldBeNull("a record could be copied by 'with'");
        type.GetCustomAttributes().ShouldNotContain(a => a.GetType().Name.StartsWith("Json", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_gatherer_makes_a_dossier() => typeof(Dossier).GetConstructors().ShouldBeEmpty();

    [Fact]
    public void Whoever_calls_something_that_takes_time_can_end_it()
    {
        var endless = Compiled.All
            .SelectMany(a => a.GetExportedTypes())
            .Where(t => !t.IsSubclassOf(typeof(Delegate)))
            .SelectMany(t => t.GetMethods(Declared))
            .Where(m => TakesTime(m.ReturnType) && m.Name is not ("DisposeAsync" or "GetAsyncEnumerator"))
            .Where(m => !m.GetParameters().Any(p => p.ParameterType == typeof(CancellationToken)))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}");

        endless.ShouldBeEmpty();
    }

    [Fact]
    public void Classes_are_sealed_static_or_abstract()
    {
        var open = Compiled.All
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && !t.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Where(t => !t.FullName!.Contains('<', StringComparison.Ordinal))
            .Select(t => t.FullName);

        open.ShouldBeEmpty();
    }

    private static bool TakesTime(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));
}
