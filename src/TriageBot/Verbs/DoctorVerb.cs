using System.CommandLine;
using TriageBot.Doctor;
using TriageBot.Output;
using TriageBot.Wiring;

namespace TriageBot.Verbs;

/// <summary><c>doctor</c>: what is missing for good answers, and the exact fix.</summary>
internal static class DoctorVerb
{
    public static Command Command(Terminal terminal)
    {
        var command = new Command("doctor", "Check credentials, permissions, accounts, event log groups, Slack and the model, and say how many of the last failures can be proven.");
        var options = new CommonOptions();
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var choices = Choices.Of(parsed, options);
            using var house = House.Build(choices, terminal);
            terminal.Say("examining …");
            var diagnosis = await new Examination(house, terminal).Look(cancellationToken);
            terminal.Out.Write(choices.Format == "json" ? DoctorOutput.AsJson(diagnosis, house.Shown) : DoctorOutput.Text(diagnosis, house.Shown));
            return diagnosis.NothingReadable ? ExitStatus.NothingReadable : diagnosis.IsWell ? ExitStatus.Answered : ExitStatus.Failed;
        });
        return command;
    }
}
