using TriageBot.Triage.Ec2;
using TriageBot.Triage.Network;
using static TriageBot.Triage.Tests.Network.Worlds;

namespace TriageBot.Triage.Tests.Network;

/// <summary>Which entry of a network ACL decides.</summary>
public sealed class AclEntriesTests
{
    [Fact]
    public void The_lowest_number_that_matches_decides()
    {
        Out(Deny(100, true), Allow(90, true)).ShouldBe(Passage.Open);
        Out(Deny(90, true), Allow(100, true)).ShouldBe(Passage.Closed);
    }

    [Fact]
    public void What_no_entry_matches_is_denied() => Out().ShouldBe(Passage.Closed);

    [Fact]
    public void Entries_of_the_other_direction_or_another_protocol_do_not_count()
    {
        Out(Allow(100, false)).ShouldBe(Passage.Closed);
        Out(new NetworkAclEntry(100, true, "17", "allow", "0.0.0.0/0", 443, 443)).ShouldBe(Passage.Closed);
    }

    [Fact]
    public void A_denial_for_some_public_addresses_leaves_it_open_whether_one_of_them_is_meant() => Out(Deny(90, true, "52.0.0.0/8"), Allow(100, true)).ShouldBe(Passage.Unknown);

    [Fact]
    public void A_denial_of_private_addresses_is_none_for_the_internet() => Out(Deny(90, true, "10.0.0.0/8"), Allow(100, true)).ShouldBe(Passage.Open);

    [Theory]
    [InlineData(1024, 65535, Passage.Open)]
    [InlineData(32768, 60999, Passage.Open)]
    [InlineData(49152, 65535, Passage.Unknown)]
    [InlineData(443, 443, Passage.Closed)]
    public void Answers_come_to_the_ports_that_Linux_takes(int from, int to, Passage expected) =>
        Acl("acl", [], Allow(100, false, "0.0.0.0/0", from, to)).In(Addresses.Internet, PortRange.OfTasks).ShouldBe(expected);

    private static Passage Out(params NetworkAclEntry[] entries) => Acl("acl", [], entries).Out(Addresses.Internet, PortRange.Only(443));
}
