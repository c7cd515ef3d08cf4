// Slack's own Socket Mode client connects, acknowledges and reconnects.
import { SocketModeClient } from '@slack/socket-mode';
import { say, silent, untilEnd } from './say.mjs';

const [, , slackApiUrl, appToken] = process.argv;
const client = new SocketModeClient({ appToken, logger: silent, clientPingTimeout: 600, clientOptions: { slackApiUrl, logger: silent } });

client.on('connected', () => say('connected'));
client.on('disconnected', () => say('disconnected'));
client.on('slash_commands', async ({ body, ack }) => {
  await ack({ text: 'looking at ' + body.text });
  say('command', { text: body.text });
});
client.on('app_mention', async ({ event, body, ack, retry_num, retry_reason }) => {
  const isFirst = retry_num === 0;
  if (!isFirst) await ack();
  say('mention', { id: body.event_id, ts: event.ts, retry_num, retry_reason });
});
client.on('interactive', async ({ body, ack }) => {
  await ack();
  say('interactive', { type: body.type });
});

await client.start();
await untilEnd();
await client.disconnect();
process.exit(0);
