// Bolt's receiver judges our signatures, its router our payloads, its handlers our answers.
import bolt from '@slack/bolt';
import { say, silent, untilEnd } from './say.mjs';

const [, , slackApiUrl, token, signingSecret] = process.argv;
const app = new bolt.App({ token, signingSecret, logger: silent, clientOptions: { slackApiUrl, logger: silent } });

app.command('/ecs', async ({ ack, command, respond }) => {
  say('command', { text: command.text });
  await ack({ response_type: 'ephemeral', text: 'looking' });
  await respond({ response_type: 'in_channel', text: 'done ' + command.text });
});
app.event('app_mention', async ({ event, client }) => {
  say('mention', { ts: event.ts });
  await client.chat.postMessage({
    channel: event.channel,
    thread_ts: event.thread_ts ?? event.ts,
    text: 'seen',
    blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'again', text: { type: 'plain_text', text: 'Again' }, value: 'i-1' }] }],
  });
});
app.message(async ({ message }) => say('message', { ts: message.ts, bot: message.bot_id ?? null }));
app.event('message', async ({ event }) => event.subtype === 'message_changed' && say('changed', {}));
app.action('again', async ({ ack, action, respond }) => {
  await ack();
  say('click', { value: action.value });
  await respond({ replace_original: true, text: 'clicked' });
});
app.shortcut('why', async ({ ack, shortcut, client }) => {
  await ack();
  const input = { type: 'input', block_id: 'why', label: { type: 'plain_text', text: 'Why' }, element: { type: 'plain_text_input', action_id: 'text' } };
  await client.views.open({
    trigger_id: shortcut.trigger_id,
    view: { type: 'modal', callback_id: 'wrong', title: { type: 'plain_text', text: 'Wrong' }, submit: { type: 'plain_text', text: 'Send' }, blocks: [input] },
  });
  say('shortcut', { text: shortcut.message.text });
});
app.view('wrong', async ({ ack, view }) => {
  say('view', { value: view.state.values.why.text.value });
  await ack({ response_action: 'errors', errors: { why: 'too short' } });
});

const server = await app.start({ port: 0, host: '127.0.0.1' });
say('listening', { port: server.address().port });
await untilEnd();
await app.stop();
