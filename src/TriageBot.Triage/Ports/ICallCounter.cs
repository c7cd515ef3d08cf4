namespace TriageBot.Triage.Ports;

/// <summary>How many AWS requests have been sent, retries included; a report says it.</summary>
public interface ICallCounter
{
    /// <summary>Opens a count of the calls made from here on in this flow of control.</summary>
    ICallCount Begin();
}

public interface ICallCount : IDisposable
{
    /// <summary>Requests sent, retries included.</summary>
    int Calls { get; }

    /// <summary>What was asked, however often it had to be repeated.</summary>
    int Operations { get; }
}
