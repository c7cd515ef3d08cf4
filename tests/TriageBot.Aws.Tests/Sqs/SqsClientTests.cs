using TriageBot.Aws.Operations;
using TriageBot.Aws.Tests.Fakes;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Tests.Sqs;

public sealed class SqsClientTests : IDisposable
{
    private static readonly QueueAddress Queue = new(new AwsScope("111122223333", "eu-central-1"), "alerts", null);
    private readonly Account _account = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Messages_are_received_by_long_polling_ten_at_a_time()
    {
        _account.Aws.On("ReceiveMessage", _ => Reply.Raw("""{"Messages":[{"MessageId":"m-1","ReceiptHandle":"r-1","MD5OfBody":"x","Body":"{}"},null,{"MessageId":"m-2"}]}"""));

        (await Receive()).ShouldBe([new QueueMessage("m-1", "r-1", "{}")]);

        var request = _account.Aws.Requests.Single();
        request.Uri.ShouldBe(new Uri("https://sqs.eu-central-1.amazonaws.com/"));
        request.Headers["X-Amz-Target"].ShouldBe("AmazonSQS.ReceiveMessage");
        request.Body.ShouldBe("""{"QueueUrl":"https://sqs.eu-central-1.amazonaws.com/111122223333/alerts","MaxNumberOfMessages":10,"WaitTimeSeconds":20,"VisibilityTimeout":60}""");
    }

    [Fact]
    public async Task The_wait_of_a_long_poll_does_not_count_as_silence()
    {
        _account.Aws.On("ReceiveMessage", _ => Reply.Raw("{}"));
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        _account.Aws.Before = (_, token) =>
        {
            asked.TrySetResult();
            return answer.Task.WaitAsync(token);
        };

        var receiving = Receive();
        await asked.Task.WaitAsync(Token);
        _account.Time.Advance(Operation.ReceiveMessage.MayWait + AwsTransport.AttemptTimeout - TimeSpan.FromSeconds(1));
        answer.SetResult();

        (await receiving).ShouldBeEmpty();
        _account.Aws.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_batch_did_not_delete_is_told()
    {
        _account.Aws.On("DeleteMessageBatch", request => request.Json["Entries"]!.AsArray().Count > 10
            ? Reply.Error("com.amazonaws.sqs#TooManyEntriesInBatchRequest", "at most 10")
            : Reply.Raw("""{"Successful":[{"Id":"0"}],"Failed":[{"Id":"1","SenderFault":true,"Code":"ReceiptHandleIsInvalid","Message":"no"},{"Id":"99"},{"Id":"x"}]}"""));
        var messages = Enumerable.Range(0, 12).Select(i => new QueueMessage($"m-{i}", $"r-{i}", "")).ToList();

        var refused = await _account.Clients.Sqs.DeleteMessageBatch(Queue, messages, Token);

        refused.ShouldBe([new QueueRefusal(messages[1], "ReceiptHandleIsInvalid", "no"), new QueueRefusal(messages[11], "ReceiptHandleIsInvalid", "no")]);
        _account.Aws.Requests.Last().Body.ShouldBe(
            """{"QueueUrl":"https://sqs.eu-central-1.amazonaws.com/111122223333/alerts","Entries":[{"Id":"0","ReceiptHandle":"r-10"},{"Id":"1","ReceiptHandle":"r-11"}]}""");
    }

    [Fact]
    public async Task Messages_are_hidden_for_longer_together()
    {
        _account.Aws.On("ChangeMessageVisibilityBatch", _ => Reply.Raw("""{"Successful":[{"Id":"0"}]}"""));

        (await _account.Clients.Sqs.ChangeMessageVisibilityBatch(Queue, [new("m", "r", "")], TimeSpan.FromMinutes(2), Token)).ShouldBeEmpty();

        _account.Aws.Requests.Single().Json["Entries"]!.ToJsonString().ShouldBe("""[{"Id":"0","ReceiptHandle":"r","VisibilityTimeout":120}]""");
    }

    [Theory]
    [InlineData("""{"ApproximateNumberOfMessages":"7","ApproximateNumberOfMessagesNotVisible":"2","RedrivePolicy":"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-central-1:111122223333:dead\",\"maxReceiveCount\":5}"}""", 7, "arn:aws:sqs:eu-central-1:111122223333:dead", 5)]
    [InlineData("""{"RedrivePolicy":"{\"deadLetterTargetArn\":\"d\",\"maxReceiveCount\":\"3\"}"}""", null, "d", 3)]
    [InlineData("""{"ApproximateNumberOfMessages":"many","RedrivePolicy":"none"}""", null, null, null)]
    [InlineData("{}", null, null, null)]
    public async Task The_depth_and_the_dead_letter_queue_are_read(string attributes, int? waiting, string? deadLetters, int? most)
    {
        _account.Aws.On("GetQueueAttributes", _ => Reply.Raw($$"""{"Attributes":{{attributes}}}"""));

        var read = await _account.Clients.Sqs.GetQueueAttributes(Queue, Token);

        (read.Waiting, read.DeadLetterQueue, read.MaxReceiveCount).ShouldBe((waiting, deadLetters, most));
    }

    [Theory]
    [InlineData("com.amazonaws.sqs#QueueDoesNotExist")]
    [InlineData("AWS.SimpleQueueService.NonExistentQueue")]
    public async Task A_queue_that_is_not_there_is_not_found(string code)
    {
        _account.Aws.On("ReceiveMessage", _ => Reply.Error(code, "The specified queue does not exist."));

        (await Should.ThrowAsync<AwsReadException>(Receive)).Failure.Kind.ShouldBe(FailureKind.NotFound);
    }

    [Fact]
    public async Task An_endpoint_of_its_own_is_honoured()
    {
        using var account = new Account(new() { ["AWS_ENDPOINT_URL_SQS"] = "http://localhost:4566" });
        account.Aws.On("ReceiveMessage", _ => Reply.Raw("{}"));

        await account.Clients.Sqs.ReceiveMessage(Queue with { Url = "http://localhost:4566/111122223333/alerts" }, TimeSpan.Zero, TimeSpan.Zero, Token);

        account.Aws.Requests.Single().Uri.ShouldBe(new Uri("http://localhost:4566/"));
        ((string?)account.Aws.Requests.Single().Json["QueueUrl"]).ShouldBe("http://localhost:4566/111122223333/alerts");
    }

    private Task<IReadOnlyList<QueueMessage>> Receive() =>
        _account.Clients.Sqs.ReceiveMessage(Queue, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60), Token);
}
