namespace TriageBot.Triage.Ec2;

/// <summary>A VPC's DNS attributes, now. The private names of interface endpoints need both.</summary>
/// <param name="EnableDnsSupport">Whether the VPC's own resolver answers at all.</param>
/// <param name="EnableDnsHostnames">Whether names are given to what stands in it.</param>
public sealed record VpcDns(string VpcId, bool EnableDnsSupport, bool EnableDnsHostnames);
