using System.CommandLine;
using TriageBot.Aws.Policy;
using TriageBot.Configuration;
using TriageBot.Output;

namespace TriageBot.Verbs;

/// <summary><c>policy</c>: prints the IAM policy that the code needs, and no more.</summary>
internal static class Policy
{
    public static Command Command(Terminal terminal)
    {
        var command = new Command("policy", "Print the least-privilege, read-only IAM policy for what the code can call.");
        var account = new Option<string?>("--account") { Description = "Twelve digits; without it the policy holds for whichever account it stands in." };
        var partition = new Option<string>("--partition") { Description = "aws, aws-cn, aws-us-gov …", DefaultValueFactory = _ => "aws" };
        var groups = new Option<string[]>("--log-group") { Description = "A log group outside /ecs, /aws/ecs, /aws/events and /aws/vendedlogs/ecs; may be repeated.", DefaultValueFactory = _ => [] };
        var config = new Option<string?>("--config") { Description = "A configuration file: its log groups are added.", HelpName = "FILE" };
        foreach (var option in (Option[])[account, partition, groups, config])
            command.Options.Add(option);

        command.SetAction(parsed =>
        {
            if (parsed.GetValue(account) is { } id && (id.Length != 12 || !id.All(char.IsAsciiDigit)))
                throw new InputException($"--account is '{id}', and must be twelve digits");

            var settings = SettingsFile.Read(parsed.GetValue(config), terminal);
            var extra = parsed.GetValue(groups)!.Concat(settings.Evidence.EventLogGroups).Distinct(StringComparer.Ordinal).ToList();
            terminal.Out.WriteLine(PolicyDocument.For(parsed.GetValue(account), parsed.GetValue(partition)!, extra));
            return ExitStatus.Answered;
        });
        return command;
    }
}
