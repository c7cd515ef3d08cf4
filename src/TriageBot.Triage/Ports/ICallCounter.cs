namespace TriageBot.Triage.Ports;

/// <summary>How many AWS requests have been sent, retries included; a report says it.</summary>
public interface ICallCounter
{
    /// <summary>Opens a count of the calls made from here on in this flow of control.</summary>
    ICallCount Begin();
}

public interface ICallCount : IDisposable
{
    int Calls { get; }
}
