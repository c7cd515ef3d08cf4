using System.CommandLine;
using TriageBot.Output;

namespace TriageBot.Verbs;

/// <summary><c>completion bash|zsh|fish</c>: prints a script that lets the shell complete verbs, options and values. The shell asks the program itself, by its <c>[suggest]</c> directive.</summary>
internal static class Completion
{
    private const string Bash = """
        # triagebot completion for bash: source <(triagebot completion bash)
        _triagebot() {
            local IFS=$'\n' candidate
            COMPREPLY=()
            while read -r candidate; do
                case $candidate in '' | '-?' | '/?' | /h) ;; *) COMPREPLY+=("$candidate") ;; esac
            done < <(command triagebot "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
        }
        complete -o bashdefault -o default -F _triagebot triagebot
        """;

    private const string Zsh = """
        # triagebot completion for zsh: source <(triagebot completion zsh)
        _triagebot() {
            local -a candidates
            candidates=("${(@f)$(command triagebot "[suggest:$((${#${(j: :)words[1,CURRENT]}}))]" "${(j: :)words}" 2>/dev/null)}")
            candidates=("${(@)candidates:#(|-\?|/\?|/h)}")
            if (( ${#candidates} )); then compadd -a candidates; else _files; fi
        }
        compdef _triagebot triagebot
        """;

    private const string Fish = """
        # triagebot completion for fish: triagebot completion fish | source
        complete -c triagebot -a '(command triagebot "[suggest:"(string length -- (commandline -cp))"]" (commandline -cp) 2>/dev/null | string match -rv "^(-\?|/.*)\$")'
        """;

    public static Command Command(Terminal terminal)
    {
        var command = new Command("completion", "Print a script that completes verbs, options and their values in your shell.");
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        command.Arguments.Add(shell);
        command.SetAction(parsed =>
        {
            terminal.Out.Write((parsed.GetValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => Fish }).ReplaceLineEndings("\n") + "\n");
            return ExitStatus.Answered;
        });
        return command;
    }
}
