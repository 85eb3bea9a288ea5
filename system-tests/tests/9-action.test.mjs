import assert from 'node:assert/strict';
import {createHmac, randomBytes, randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {createServer} from 'node:http';
import {after, before, test} from 'node:test';
import {person} from '../lib/callers.mjs';
import {runningStack} from '../lib/stack.mjs';
import {eventually} from '../lib/wait.mjs';

const key = randomBytes(32);
const service = 'incident-service';
let stack;
let rosa;
let adam;
let receiver;
/** What the receiver was asked, as it came, once its signature was found right. */
const asked = [];
/** Addresses it blocks. */
const blocked = new Set();
/** Called when it has done what it was asked, and has not answered yet. */
let acted = () => {};

/** Whether a message is signed as Standard Webhooks asks for. */
function isSigned({headers}, body) {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return headers['webhook-signature'].split(' ').includes(expected);
}

async function receive(request, response) {
  let body = '';
  for await (const part of request) body += part;
  if (!isSigned(request, body)) {
    response.writeHead(401).end();
    return;
  }
  const {type, data} = JSON.parse(body);
  asked.push(type);
  const {address} = data.parameters;
  const tell = (outcome) => response.writeHead(200, {'Content-Type': 'application/json'}).end(JSON.stringify({outcome, says: address}));
  switch (type) {
    case 'action.dry-run':
      return tell('would-do');
    case 'action.execute':
      blocked.add(address);
      // The answer never leaves: whoever asked is dead by then.
      return acted();
    case 'action.undo':
      blocked.delete(address);
      return tell('undone');
    default:
      return tell(blocked.has(address) ? 'done' : 'not-seen');
  }
}

before(async () => {
  stack = runningStack();
  receiver = createServer((request, response) => receive(request, response)).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const origin = `http://127.0.0.1:${receiver.address().port}`;
  // An operator's setting, which a service reads when it starts.
  process.env.MUSTER_ACTION_SECRETS_KILLED = `whsec_${key.toString('base64')}`;
  process.env.MUSTER_ACTION_ORIGINS_KILLED = origin;
  await stack.stopPart(service);
  await stack.startPart(service);
  [rosa, adam] = [await person(stack, 'rosa'), await person(stack, 'adam')];
});
after(() => {
  receiver?.closeAllConnections();
  receiver?.close();
});

const asNew = () => ({'Idempotency-Key': randomUUID()});

test('an action whose service is killed between doing and recording is asked about, and not done again', async () => {
  const {id: target} = await adam.must(
    'POST',
    '/api/action-targets',
    {
      name: 'Edge', provider: 'SIGNED_WEBHOOK', url: `${process.env.MUSTER_ACTION_ORIGINS_KILLED}/actions`, secret: 'killed',
      actions: [{kind: 'BLOCK_ADDRESS', dangerous: false}],
    },
    asNew(),
  );
  const {id: incident} = await rosa.declare('Many logins from one address');
  const actions = `/api/incidents/${incident}/guarded-actions`;
  const {id: action} = await rosa.must(
    'POST',
    actions,
    {targetId: target, kind: 'BLOCK_ADDRESS', reason: 'It tries passwords', parameters: [{name: 'address', value: '203.0.113.7'}]},
    asNew(),
  );
  const stage = async () => (await rosa.must('GET', actions)).items.find(({id}) => id === action)?.stage;
  await eventually('the action to be tried', async () => (await stage()) === 'WAITING');

  const done = new Promise((resolve) => (acted = resolve));
  await rosa.must('POST', `${actions}/${action}/go-ahead`, {}, asNew());
  await done;
  await stack.killPart(service);
  assert.ok(blocked.has('203.0.113.7'));
  await stack.startPart(service);

  await eventually('what came of the action to be found out', async () => (await stage()) === 'IN_EFFECT');
  assert.equal(asked.filter((type) => type === 'action.execute').length, 1, 'it is done once');
  assert.ok(asked.includes('action.status'), 'it is asked about');

  await rosa.must('POST', `${actions}/${action}/undo`, {reason: 'It stopped'}, asNew());
  await eventually('the action to be undone', async () => (await stage()) === 'UNDONE');
  assert.equal(blocked.size, 0);
});
