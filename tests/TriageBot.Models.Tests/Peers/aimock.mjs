// Models on this machine. aimock speaks the protocols; what stands before it picks the scripted answer by the model's name, keeps each
// request as it came, and spoils answers on their way out, as networks do. What has no script is an error.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { LLMock } from '@copilotkit/aimock';

const scripts = new Map();
const requests = new Map();
const due = new Map();
let last = 0;

const mock = new LLMock({ port: 0, host: '127.0.0.1', strict: true, journalMaxEntries: 0 });
mock.on({ predicate: (request) => due.has(request._context) }, (request) => due.get(request._context));
const behind = new URL(await mock.start());

// Bedrock has the name in the address, the others in the body.
const modelOf = (url, body) => {
  const [, inUrl] = /^\/model\/([^/]+)\/invoke/.exec(url) ?? /^\/openai\/deployments\/([^/]+)\//.exec(url) ?? [];
  return inUrl ? decodeURIComponent(inUrl) : (body?.model ?? '');
};

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const next = (model) => {
  const script = scripts.get(model);
  if (!script?.length) return null;
  return script[0].again ? script[0] : script.shift();
};

const pass = async (answer, method, url, headers, body) => {
  const id = String(++last);
  if (answer?.response) due.set(id, answer.response);
  try {
    return await fetch(new URL(url, behind), {
      method,
      headers: { 'content-type': headers['content-type'] ?? 'application/json', 'x-aimock-context': id },
      body: method === 'GET' ? undefined : body,
    });
  } finally {
    due.delete(id);
  }
};

const answerTo = async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const body = parsed(text);
  const model = modelOf(request.url, body);
  if (!requests.has(model)) requests.set(model, []);
  requests.get(model).push({ method: request.method, path: request.url, headers: request.headers, body, text });

  const answer = next(model);
  if (answer?.hang) return;
  if (answer?.raw) {
    response.writeHead(answer.raw.status, { 'content-type': 'application/json', ...answer.raw.headers });
    response.end(answer.raw.body);
    return;
  }

  const told = await pass(answer, request.method, request.url, request.headers, text);
  const bytes = Buffer.from(await told.arrayBuffer());
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
  const headers = Object.fromEntries([...told.headers].filter(([name]) => !['content-length', 'transfer-encoding', 'connection'].includes(name)));
  if (answer?.cut) {
    response.writeHead(told.status, { ...headers, 'content-length': bytes.length });
    response.write(half, () => response.destroy());
  } else {
    response.writeHead(told.status, headers);
    response.end(answer?.malformed ? half : bytes);
  }
};

// A client that goes away in the middle of its request is no reason to end.
const server = createServer((request, response) => answerTo(request, response).catch(() => response.destroy()));
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));

const commands = {
  script({ model, answers }) {
    scripts.set(model, [...(scripts.get(model) ?? []), ...answers]);
    return {};
  },
  requests({ model }) {
    return { requests: requests.get(model) ?? [] };
  },
};

const say = (answer) => process.stdout.write(JSON.stringify(answer) + '\n');
say({ url: `http://127.0.0.1:${server.address().port}` });
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  try {
    say(commands[command.do](command));
  } catch (error) {
    say({ error: String(error) });
  }
}
server.closeAllConnections();
server.close();
await mock.stop();
