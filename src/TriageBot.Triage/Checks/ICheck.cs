using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Checks;

/// <summary>
/// A look at the account that tells causes with the same message apart. A reading asks for it (see <see cref="Readings.Suspected"/>), it runs beside the
/// follow-ups on a budget of its own, only reads, and adds one <see cref="Check"/> or several to the file: also where AWS refused, as
/// <see cref="CheckStatus.Unknown"/>, with the finding noted in the file for its gap.
/// </summary>
public interface ICheck : IFollowUp;
