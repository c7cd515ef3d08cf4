using TriageBot.Triage.Ports;

namespace TriageBot.Alerts.Tests.Peers;

/// <summary>Our client of SQS against an emulator, whose queues AWS's own client fills.</summary>
public sealed class SqsPeerTests
{
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_long_poll_ends_when_a_message_comes_and_hides_it_until_it_is_deleted()
    {
        await using var aws = await Fauxqs.Start();
        var queue = await aws.Queue("alerts");
        ISqs sqs = aws.Clients.Sqs;

        var receiving = sqs.ReceiveMessage(queue, LongPoll, Minute, Token);
        await aws.Send(queue, "{\"a\":\"ä ⚪\"}");

        var message = (await receiving).ShouldHaveSingleItem();
        message.Body.ShouldBe("{\"a\":\"ä ⚪\"}");
        (await sqs.ReceiveMessage(queue, TimeSpan.Zero, Minute, Token)).ShouldBeEmpty();
        (await sqs.GetQueueAttributes(queue, Token)).ShouldBe(new QueueAttributes(0, 1, null, null));

        (await sqs.DeleteMessageBatch(queue, [message], Token)).ShouldBeEmpty();

        await aws.Pass(2 * Minute);
        (await sqs.ReceiveMessage(queue, TimeSpan.Zero, Minute, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_that_was_not_deleted_comes_again_with_another_receipt_and_later_where_it_was_hidden_longer()
    {
        await using var aws = await Fauxqs.Start();
        var queue = await aws.Queue("alerts");
        ISqs sqs = aws.Clients.Sqs;
        await aws.Send(queue, "one");
        var first = (await sqs.ReceiveMessage(queue, LongPoll, Minute, Token)).ShouldHaveSingleItem();

        (await sqs.ChangeMessageVisibilityBatch(queue, [first], 3 * Minute, Token)).ShouldBeEmpty();
        await aws.Pass(2 * Minute);
        (await sqs.ReceiveMessage(queue, TimeSpan.Zero, Minute, Token)).ShouldBeEmpty();

        await aws.Pass(2 * Minute);
        var again = (await sqs.ReceiveMessage(queue, LongPoll, Minute, Token)).ShouldHaveSingleItem();
        again.Id.ShouldBe(first.Id);
        again.ReceiptHandle.ShouldNotBe(first.ReceiptHandle);
        (await sqs.ChangeMessageVisibilityBatch(queue, [first, again], Minute, Token)).ShouldHaveSingleItem().Message.ShouldBe(first);
    }

    [Fact]
    public async Task Ten_come_at_once_and_more_are_deleted_in_several_requests()
    {
        await using var aws = await Fauxqs.Start();
        var queue = await aws.Queue("alerts");
        ISqs sqs = aws.Clients.Sqs;
        await aws.Send(queue, Enumerable.Range(0, 25).Select(i => $"{i}"));

        var messages = new List<QueueMessage>();
        while (messages.Count < 25)
        {
            var some = await sqs.ReceiveMessage(queue, LongPoll, Minute, Token);
            some.Count.ShouldBeInRange(1, 10);
            messages.AddRange(some);
        }

        messages.Select(m => m.Body).ShouldBe(Enumerable.Range(0, 25).Select(i => $"{i}"), ignoreOrder: true);
        (await sqs.DeleteMessageBatch(queue, messages, Token)).ShouldBeEmpty();
        (await sqs.GetQueueAttributes(queue, Token)).ShouldBe(new QueueAttributes(0, 0, null, null));
    }

    [Fact]
    public async Task The_dead_letter_queue_is_told_and_a_missing_queue_too()
    {
        await using var aws = await Fauxqs.Start();
        var dead = await aws.Queue("dead");
        var queue = await aws.Queue("alerts", dead, maxReceives: 3);

        (await aws.Clients.Sqs.GetQueueAttributes(queue, Token)).ShouldBe(new QueueAttributes(0, 0, dead.Arn, 3));

        var missing = queue with { Name = "missing", Url = queue.Url!.Replace("alerts", "missing", StringComparison.Ordinal) };
        (await Should.ThrowAsync<AwsReadException>(() => aws.Clients.Sqs.ReceiveMessage(missing, TimeSpan.Zero, Minute, Token))).Failure.Kind.ShouldBe(FailureKind.NotFound);
    }
}
