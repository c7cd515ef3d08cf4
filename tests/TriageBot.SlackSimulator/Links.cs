namespace TriageBot.Simulation;

/// <summary>The simulator's own address, known once it listens.</summary>
internal sealed class Links
{
    private Uri? _root;

    public Uri Root
    {
        get => _root ?? throw new InvalidOperationException("The simulator does not listen yet.");
        set => _root = value;
    }

    public Uri To(string path) => new(Root, path);
}
