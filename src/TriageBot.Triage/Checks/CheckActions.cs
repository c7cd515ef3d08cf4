namespace TriageBot.Triage.Checks;

/// <summary>Actions of the rulebook that only a failed check knows to ask for.</summary>
internal static class CheckActions
{
    public const string FitTargetPort = "fit_target_port";
    public const string LetBalancerIn = "let_balancer_in";
    public const string AttachTargetGroup = "attach_target_group";
    public const string FitFargateSize = "fit_fargate_size";

    public static IReadOnlyList<string> All { get; } = [FitTargetPort, LetBalancerIn, AttachTargetGroup, FitFargateSize];
}
