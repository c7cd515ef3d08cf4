using Microsoft.Extensions.Logging;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ports;

namespace TriageBot.Alerts.Queue;

/// <summary>
/// Takes alerts in from an SQS queue: receive, read, store, delete, in this order, so that what is deleted is on disk. Messages that come twice or in
/// no order are the intake's to tell apart. A message that nobody can read is kept and left to the dead-letter queue.
/// </summary>
public sealed partial class QueueReader
{
    private readonly ISqs _sqs;
    private readonly QueueReaderOptions _options;
    private readonly IAlertIntake _intake;
    private readonly QueueHealth _health;
    private readonly Backoff _backoff;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <param name="random">From 0 to 1, excluding 1: spreads the tries of many bots.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is not what AWS allows.</exception>
    public QueueReader(ISqs sqs, QueueReaderOptions options, IAlertIntake intake, TimeProvider time, Func<double> random, ILogger<QueueReader> logger)
    {
        if (options.Visibility < TimeSpan.FromSeconds(2) || options.Visibility > TimeSpan.FromHours(12))
            throw new ArgumentOutOfRangeException(nameof(options), options.Visibility, "SQS hides a message for 12 hours at most; below 2 seconds nothing gets done.");
        if (options.Wait < TimeSpan.Zero || options.Wait > TimeSpan.FromSeconds(20))
            throw new ArgumentOutOfRangeException(nameof(options), options.Wait, "SQS waits for a message for 20 seconds at most.");
        (_sqs, _options, _intake, _time, _logger) = (sqs, options, intake, time, logger);
        _health = new QueueHealth(options.Queue.Arn, logger);
        _backoff = new Backoff(random);
    }

    /// <summary>What is wrong and what to do, for <c>/readyz</c>; null where all is well.</summary>
    public string? Problem => _health.Problem;

    /// <summary>Reads until told to stop, then returns at once: what was not deleted by then comes again.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            var failures = 0;
            while (true)
            {
                failures = await Round(stopping) ? 0 : failures + 1;
                if (failures > 0)
                    await Task.Delay(_backoff.After(failures), _time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            LogStopped(_options.Queue.Arn);
        }
    }

    /// <returns>Whether SQS did what it was asked.</returns>
    private async Task<bool> Round(CancellationToken stopping)
    {
        // Until the queue has answered once, it is asked to answer at once: /readyz waits for it.
        var wait = _health.IsFailing(QueueStep.Receive) ? TimeSpan.Zero : _options.Wait;
        IReadOnlyList<QueueMessage> messages = [];
        if (!await Try(QueueStep.Receive, async () => messages = await _sqs.ReceiveMessage(_options.Queue, wait, _options.Visibility, stopping)))
            return false;
        if (messages.Count == 0)
            return true;

        await using var held = new HeldMessages(messages, _sqs, _options, _health, _time);
        var done = new List<QueueMessage>();
        foreach (var message in messages)
        {
            if (await Store(MessageBodies.Read(message.Body), stopping))
                done.Add(message);
            else
                held.Release(message);
        }

        return await Delete(done, stopping);
    }

    /// <summary>Stores it, however long the store takes to recover: a message that went back would be one step nearer to the dead-letter queue.</summary>
    /// <returns>Whether it is to be deleted.</returns>
    private async Task<bool> Store(MessageReading reading, CancellationToken stopping)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                foreach (var alert in reading.Alerts)
                    await _intake.Take(alert, stopping);
                if (reading.Unread is not null)
                    await _intake.Keep(reading.Unread, stopping);
                _health.Succeeded(QueueStep.Store);
                return reading.Unread is null || await DeletesUnread(reading.Unread, stopping);
            }
            catch (AlertNotTakenException error)
            {
                _health.Failed(QueueStep.Store, "store", error.Message);
                await Task.Delay(_backoff.After(failures), _time, stopping);
            }
        }
    }

    // With a dead-letter queue it goes there after its last receive, for people to see and redrive; without one it would come until its retention ends.
    private async Task<bool> DeletesUnread(UnreadAlert unread, CancellationToken stopping)
    {
        QueueAttributes? attributes = null;
        await Try(QueueStep.Describe, async () => attributes = await _sqs.GetQueueAttributes(_options.Queue, stopping));
        var deletes = attributes is { DeadLetterQueue: null };
        LogUnread(unread.Because, unread.Source, unread.Id, deletes ? "deleted from the queue" : "left to the dead-letter queue");
        return deletes;
    }

    private async Task<bool> Delete(List<QueueMessage> done, CancellationToken stopping)
    {
        if (done.Count == 0)
            return true;

        return await Try(QueueStep.Delete, async () =>
        {
            var refused = await _sqs.DeleteMessageBatch(_options.Queue, done, stopping);
            if (refused.Count > 0)
                throw new AwsReadException(QueueProblems.NotDeleted(refused[0]));
        });
    }

    private async Task<bool> Try(QueueStep step, Func<Task> call)
    {
        try
        {
            await call();
            _health.Succeeded(step);
            return true;
        }
        catch (AwsReadException error)
        {
            _health.Failed(step, error.Failure.Code, QueueProblems.Of(error.Failure, _options.Queue));
            return false;
        }
    }

    [LoggerMessage(62, LogLevel.Warning, "Alerts: {Because} came by the queue ({Source} {Id}); it is kept, and {Fate}")]
    private partial void LogUnread(string because, string source, string id, string fate);

    [LoggerMessage(63, LogLevel.Information, "Alerts: the queue {Queue} is read no more; what was not deleted comes again")]
    private partial void LogStopped(string queue);
}
