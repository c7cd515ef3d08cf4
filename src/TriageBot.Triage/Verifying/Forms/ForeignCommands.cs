using System.Text.RegularExpressions;

namespace TriageBot.Triage.Verifying.Forms;

/// <summary>Tells words that somebody could run. A program's name alone is none, but for those that are only ever named to be run.</summary>
public static class ForeignCommands
{
    private static readonly Regex s_command = new(
        string.Join('|',
        [
            @"\b(curl|wget|kubectl|sudo|powershell|pwsh|eksctl|terraform|ansible(-playbook)?|netcat|socat|mkfs|visudo|crontab)\b",
            @"\baws (--?[a-z-]+ \S+ )*[a-z][a-z0-9-]+ [a-z][a-z0-9-]*",
            @"\bdocker(-compose)? (run|exec|rm|rmi|pull|push|kill|stop|start|restart|system|login|build|compose|prune|logs|ps|inspect)\b",
            @"\b(rm|chmod|chown|dd|cp|mv|ln) -?-?[a-z/.~*]+ ?[/.~*$]", @"\brm -", @"\bdd if=", @"\bkill(all)? -\d?[A-Z9]?",
            @"\b(sh|bash|zsh|ash|ksh|cmd|python3?|perl|ruby|node|php) (-c|/c|-e)\b", @"/bin/(ba|z|a)?sh\b",
            @"\b(npm|pnpm|yarn|pip3?|pipx|apt|apt-get|yum|dnf|apk|brew|gem|go|cargo|choco|snap) (install|i|add|get|remove|uninstall|update|upgrade|exec|run|ci)\b", @"\bnpx \S",
            @"\bgit (clone|push|pull|reset|checkout|revert)\b", @"\b(ssh|scp|sftp|rsync|telnet|nc|ftp) \S*[@:.]", @"\bsystemctl \w+", @"\bservice \w+ (restart|stop|start|reload)\b",
            @"\b(invoke-webrequest|invoke-expression|iex|start-process|set-executionpolicy)\b", @"\bbase64 (-d|--decode)\b", @"\bopenssl \w+ -", @"\bexport [A-Z_]+=", @"\bset [A-Z_]+=",
            @"\b(drop|truncate) (table|database|schema)\b", @"\bdelete from\b", @"\bgrant all\b", @"\bechos? .*>", @"\$\(", @"[|&;] ?(sh|bash|sudo|rm|curl|wget)\b", @"&&", @"\|\|", @">>", @"\becs (update|delete|execute|run|stop|register|deregister|create|put|tag|describe|list)-[a-z]", @"\b(ecs-cli|copilot|cdk|helm) (up|down|update|deploy|delete|destroy|upgrade|install|rollback|uninstall)\b",
            @"\b(update|delete|stop|terminate|deregister|execute|register|run)-(service|cluster|task|tasks|command|instances?|task-definition|role|policy|secret|bucket)\b", @"/ecs \w+",
        ]),
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static bool Stands(string prose) => s_command.IsMatch(prose);
}
