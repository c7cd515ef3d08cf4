// SQS and SNS on this machine. AWS's own clients fill the queues; our client empties them. Node 20 runs no newer fauxqs than this.
import { createInterface } from 'node:readline';
import { SNSClient, CreateTopicCommand, PublishCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import { SQSClient, CreateQueueCommand, GetQueueAttributesCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';

// Its clock, so that no test waits for a visibility timeout.
const realNow = Date.now;
let ahead = 0;
Date.now = () => realNow() + ahead;

const server = await startFauxqs({ port: 0, logger: false, defaultRegion: 'eu-central-1' });
const settings = { endpoint: server.address, region: 'eu-central-1', credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' } };
const sqs = new SQSClient(settings);
const sns = new SNSClient(settings);

const commands = {
  async queue({ name, attributes }) {
    const { QueueUrl: url } = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
    return { url, arn: (await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }))).Attributes.QueueArn };
  },
  async send({ url, bodies }) {
    for (let i = 0; i < bodies.length; i += 10) {
      const entries = bodies.slice(i, i + 10).map((body, n) => ({ Id: String(n), MessageBody: body }));
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }));
    }
    return {};
  },
  async topic({ name, queueArn, raw }) {
    const { TopicArn: arn } = await sns.send(new CreateTopicCommand({ Name: name }));
    await sns.send(new SubscribeCommand({ TopicArn: arn, Protocol: 'sqs', Endpoint: queueArn, Attributes: { RawMessageDelivery: String(raw) } }));
    return { arn };
  },
  async publish({ arn, message }) {
    return { id: (await sns.send(new PublishCommand({ TopicArn: arn, Message: message }))).MessageId };
  },
  async pass({ seconds }) {
    ahead += seconds * 1000;
    return {};
  },
};

const say = (answer) => process.stdout.write(JSON.stringify(answer) + '\n');
say({ url: server.address });
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  try {
    say(await commands[command.do](command));
  } catch (error) {
    say({ error: String(error) });
  }
}
await server.stop();
