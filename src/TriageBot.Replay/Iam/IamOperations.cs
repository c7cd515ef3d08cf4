using System.Xml.Linq;
using TriageBot.Replay.Iam.Simulation;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Iam;

/// <summary>The operations of IAM that a case can answer.</summary>
internal static class IamOperations
{
    public const string Version = "2010-05-08";

    public static readonly XNamespace Namespace = "https://iam.amazonaws.com/doc/2010-05-08/";

    public static Operation? Find(string operation) => operation switch
    {
        "GetRole" => Roles.Get,
        "ListAttachedRolePolicies" => RolePolicies.ListAttached,
        "ListRolePolicies" => RolePolicies.List,
        "GetRolePolicy" => RolePolicies.Get,
        "GetPolicy" => ManagedPolicies.Get,
        "GetPolicyVersion" => ManagedPolicies.GetVersion,
        "SimulatePrincipalPolicy" => SimulatePrincipalPolicy.Answer,
        _ => null,
    };
}
