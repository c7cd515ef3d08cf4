using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace TriageBot.Verbs;

/// <summary><c>--help</c>, with examples to copy under it.</summary>
internal sealed class Examples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var status = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in Of(parseResult.CommandResult.Command))
            output.WriteLine($"  triagebot {example}");
        output.WriteLine();
        return status;
    }

    private static string[] Of(Command command) => command.Name switch
    {
        "why" =>
        [
            "why prod/checkout                                  the service's newest failed task",
            "why prod/3f2a81d09b5e4c6fa7130d2e88b954c1          one task",
            "why arn:aws:ecs:eu-central-1:111122223333:task/prod/3f2a81d09b5e4c6fa7130d2e88b954c1",
            "why checkout:42 --region eu-central-1 --format json",
            "why prod/checkout --replay tests/cases/oom-kill.case.json",
        ],
        "ask" =>
        [
            "ask prod/checkout \"was it the same yesterday?\"",
            "ask prod/checkout logs 20 before 14:02",
            "ask prod/checkout \"can the role decrypt that key?\" --format json",
            "ask prod/checkout why not oom --replay tests/cases/oom-kill.case.json",
        ],
        "record" => ["record prod/checkout -o checkout.case.json", "why prod/checkout --replay checkout.case.json"],
        "doctor" => ["doctor", "doctor --region eu-central-1 --format json"],
        "completion" => ["completion bash > ~/.local/share/bash-completion/completions/triagebot", "completion fish | source"],
        "verify" => ["verify report.json", "verify report.json --replay tests/cases/oom-kill.case.json"],
        "replay" => ["replay tests/cases/oom-kill.case.json --port 4566", "replay tests/cases"],
        "serve" =>
        [
            "serve --port 8080",
            "serve --replay tests/cases/oom-kill.case.json   answers from a recorded case, for a first try in Slack",
        ],
        "eval" => ["eval tests/cases", "eval tests/cases --min-bucket 90% --format json"],
        "policy" => ["policy", "policy --account 111122223333 --log-group /my/app/*"],
        _ => ["why prod/checkout", "why prod/checkout --replay tests/cases/oom-kill.case.json", "policy"],
    };
}
