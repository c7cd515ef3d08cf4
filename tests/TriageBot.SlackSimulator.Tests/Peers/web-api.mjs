// Slack's own Web API client works through what a bot needs.
import { WebClient } from '@slack/web-api';
import { say, silent } from './say.mjs';

const [, , slackApiUrl, token, channel, user] = process.argv;
const client = new WebClient(token, { slackApiUrl, logger: silent, rejectRateLimitedCalls: false });
const blocks = (text) => [{ type: 'section', text: { type: 'mrkdwn', text } }];
const failure = (call) => call.then(() => 'none', (e) => e.data?.error ?? e.code);

const me = await client.auth.test();
say('auth', { user: me.user_id, bot: me.bot_id, scopes: me.response_metadata.scopes });

const posted = await client.chat.postMessage({ channel, text: 'looking', metadata: { event_type: 'ecs_diagnosis', event_payload: { outbox_id: 'o-1' } } });
await client.chat.update({ channel, ts: posted.ts, text: 'out of memory', blocks: blocks('*out of memory*') });
await client.chat.postMessage({ channel, thread_ts: posted.ts, text: 'evidence' });
await client.chat.postEphemeral({ channel, user, text: 'only you' });
const thread = await client.conversations.replies({ channel, ts: posted.ts, include_all_metadata: true });
say('thread', { texts: thread.messages.map((m) => m.text), outbox: thread.messages[0].metadata.event_payload.outbox_id });

const seen = [];
for await (const page of client.paginate('conversations.history', { channel, limit: 4 })) seen.push(page.messages.length);
say('pages', { seen });

const info = await client.conversations.info({ channel });
const person = await client.users.info({ user });
const link = await client.chat.getPermalink({ channel, message_ts: posted.ts });
await client.reactions.add({ channel, timestamp: posted.ts, name: 'eyes' });
say('read', { member: info.channel.is_member, name: person.user.name, link: link.permalink });

await client.filesUploadV2({ channel_id: channel, thread_ts: posted.ts, filename: 'logs.txt', content: 'line one\nline two' });
say('refused', {
  blocks: await failure(client.chat.postMessage({ channel, text: 'x', blocks: blocks('') })),
  nowhere: await failure(client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' })),
  method: await failure(client.apiCall('chat.shout', { channel })),
});

const [limited] = await Promise.all([client.usergroups.users.list({ usergroup: 'S0ONCALL' })]);
say('limited', { users: limited.users });
