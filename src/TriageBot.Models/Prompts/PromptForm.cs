namespace TriageBot.Models.Prompts;

/// <summary>What the program puts into a prompt and takes from it: a file is held to this when it is read.</summary>
/// <param name="Name">As its file is called, without <c>.md</c>.</param>
/// <param name="System">Inputs that are the same in every request: only these may stand in the first part, so that a provider can keep it. Null where there is no first part.</param>
/// <param name="User">Inputs that may stand in the second part.</param>
/// <param name="Needed">Inputs that a prompt cannot do without.</param>
/// <param name="Settings">Whole numbers that it must set.</param>
/// <param name="Fields">Properties that its schema must have, and their types; empty where it has no schema.</param>
public sealed record PromptForm(
    string Name,
    IReadOnlyList<string>? System,
    IReadOnlyList<string> User,
    IReadOnlyList<string> Needed,
    IReadOnlyList<string> Settings,
    IReadOnlyDictionary<string, string> Fields);
