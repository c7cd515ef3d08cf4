using System.CommandLine;
using System.Text.RegularExpressions;
using TriageBot.Aws.Policy;
using TriageBot.Configuration;
using TriageBot.Models;
using TriageBot.Output;
using TriageBot.Triage.Alerts;

namespace TriageBot.Verbs;

/// <summary><c>policy</c>: prints the IAM policy that the code needs, and no more.</summary>
internal static partial class Policy
{
    public static Command Command(Terminal terminal)
    {
        var command = new Command("policy", "Print the least-privilege, read-only IAM policy for what the code can call.");
        var account = new Option<string?>("--account") { Description = "Twelve digits; without it the policy holds for whichever account it stands in.", HelpName = "ID" };
        var partition = new Option<string>("--partition") { Description = "aws, aws-cn, aws-us-gov …", DefaultValueFactory = _ => "aws", HelpName = "NAME" };
        var groups = new Option<string[]>("--log-group") { Description = "A log group outside /ecs, /aws/ecs, /aws/events and /aws/vendedlogs/ecs: its name, a pattern with *, or its ARN. May be repeated.", DefaultValueFactory = _ => [], HelpName = "GROUP" };
        var queues = new Option<string[]>("--queue") { Description = "The ARN of the SQS queue that alerts come by. May be repeated.", DefaultValueFactory = _ => [], HelpName = "ARN" };
        var config = new Option<string?>("--config") { Description = "A configuration file: its log groups, the roles of its accounts and its model on Bedrock are added.", HelpName = "FILE" };
        account.Must(Values.IsAccount, "twelve digits");
        partition.Must(Partition().IsMatch, "a partition such as aws, aws-cn or aws-us-gov");
        groups.Must(LogGroup().IsMatch, "a log group's name, a pattern of it with *, or its ARN");
        queues.Must(IsQueue, "the ARN of a queue: arn:aws:sqs:<region>:<account>:<name>");
        foreach (var option in (Option[])[account, partition, groups, queues, config])
            command.Options.Add(option);

        command.SetAction(parsed =>
        {
            var settings = SettingsFile.Read(parsed.GetValue(config), terminal);
            var extra = parsed.GetValue(groups)!.Concat(settings.Evidence.EventLogGroups).Distinct(StringComparer.Ordinal).ToList();
            var roles = settings.Accounts.Select(a => a.RoleArn).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            var model = settings.Model is { Provider: ModelProvider.Bedrock } onBedrock ? onBedrock.Name : null;
            terminal.Out.WriteLine(PolicyDocument.For(parsed.GetValue(account), parsed.GetValue(partition)!, extra, roles, [.. parsed.GetValue(queues)!.Distinct(StringComparer.Ordinal)], model));
            return ExitStatus.Answered;
        });
        return command;
    }

    private static bool IsQueue(string text) => text.StartsWith("arn:", StringComparison.Ordinal) && QueueAddress.Parse(text, defaultRegion: null) is not null;

    [GeneratedRegex(@"^aws(-[a-z]{1,12}){0,3}\z")]
    private static partial Regex Partition();

    /// <summary>See https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html</summary>
    [GeneratedRegex(@"^(arn:aws[a-z-]*:logs:[a-z0-9-]*:([0-9]{12}|\*):log-group:)?[a-zA-Z0-9_/.#*-]{1,512}(:\*)?\z")]
    private static partial Regex LogGroup();
}
