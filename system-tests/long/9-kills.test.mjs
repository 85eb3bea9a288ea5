import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {copyFileSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {partner, person} from '../lib/callers.mjs';
import {Load} from '../lib/load.mjs';
import {Database, musterLog} from '../lib/log.mjs';
import {Inbox, ROSA} from '../lib/mail.mjs';
import {runningStack} from '../lib/stack.mjs';
import {eventually} from '../lib/wait.mjs';

const KILL_AND_START = fileURLToPath(new URL('../lib/kill-and-start.mjs', import.meta.url));
const RATE = 200;
const SECONDS = process.env.MUSTER_TEST_LONG ? 120 : 30;
const ROOMS = 30;
const words = randomUUID().slice(0, 8);
const load = new Load({rate: RATE, seconds: SECONDS, patienceSeconds: 120});
let stack;
let acme;
let mina;
let inbox;
let log;
let rooms;
const kills = [];

before(async () => {
  stack = runningStack();
  [acme, mina] = await Promise.all([partner(stack, 'acme'), person(stack, 'mina')]);
  inbox = new Inbox(stack);
  log = await Database.of(stack);
  rooms = [];
  for (let room = 0; room < ROOMS; room++) rooms.push(await acme.declare(`Room ${room} ${words}`, {severity: 'SEV5'}));
  for (const {number} of rooms) {
    await eventually('the room', async () => (await acme.get(`/api/incidents/${number}`)).status === 200);
    await acme.must('POST', `/api/incidents/${number}/acknowledge`, {});
  }
});
after(() => log?.close());

/** Mostly notes, now and then a new incident, and some of those acknowledged: the journey's commands, in its proportions. */
function command(index) {
  const write = (kind, path, body) => ({kind, path, body, send: (key) => acme.post(path, body, {headers: {'Idempotency-Key': key}})});
  if (index % 40 === 0) return write('declare', '/api/incidents', {title: `Load ${index} ${words}`, severity: 'SEV4', services: ['load']});
  const newest = index % 80 === 20 && load.commands.findLast(({kind, answer}) => kind === 'declare' && answer);
  if (newest) return write('acknowledge', `/api/incidents/${newest.answer.number}/acknowledge`, {});
  return write('note', `/api/incidents/${rooms[index % ROOMS].id}/notes`, {text: `Note ${index} ${words}`});
}

/** Kills a part the hard way at its time, and starts it again at once. */
async function killAt(second, part, narrate) {
  await sleep(second * 1000);
  const child = spawn(process.execPath, [KILL_AND_START, part], {stdio: ['ignore', 'pipe', 'inherit']});
  const ended = once(child, 'close');
  await once(child.stdout, 'data');
  const killed = performance.now();
  kills.push(killed);
  const [code] = await ended;
  assert.equal(code, 0, `${part} did not come back`);
  narrate(`${part}: killed after ${second} s, healthy again after another ${((performance.now() - killed) / 1000).toFixed(1)} s`);
}

test(`${RATE} commands a second for ${SECONDS} s go on while the database, incident-service and notification-service are killed`, async (t) => {
  const narrate = (line) => t.diagnostic(line);
  const outcomes = await Promise.allSettled([
    load.run(command), killAt(4, 'incident-service', narrate), killAt(13, 'mongodb', narrate), killAt(21, 'notification-service', narrate),
  ]);
  for (const {reason} of outcomes) if (reason) throw reason;
  const count = (kind) => load.acknowledged.filter((each) => each.kind === kind).length;
  const rate = load.answeredPerSecond;
  t.diagnostic(`sent ${(load.commands.length / load.sentSeconds).toFixed(0)}/s, answered ${rate.toFixed(0)}/s over the outages and after (target ${RATE}/s: ${rate >= RATE * 0.9 ? 'met' : 'missed'}), latest start ${Math.round(load.lateMs)} ms late`);
  t.diagnostic(`${load.commands.length} commands, ${load.tries} tries; acknowledged: ${count('note')} notes, ${count('declare')} declared, ${count('acknowledge')} taken on; p50 ${Math.round(load.percentile(0.5))} ms, p99 ${Math.round(load.percentile(0.99))} ms`);
  assert.deepEqual(load.refused.slice(0, 3).map(({kind, failure}) => `${kind}: ${failure}`), [], `${load.refused.length} commands were refused`);
  // A machine that cannot keep up may leave some unanswered, which is told above; but the kills must have hit work under way.
  for (const moment of kills) {
    assert.ok(load.acknowledged.some(({due, answeredAt}) => due < moment && answeredAt > moment), 'no command was under way at a kill');
  }
});

test('every acknowledged command is in the log, once', async () => {
  const commits = await log.commits.find({key: {$exists: true}}, {projection: {key: 1, agg: 1, n: 1, seq: 1, aggType: 1}}).toArray();
  const byKey = new Map();
  for (const commit of commits) byKey.set(commit.key, [...(byKey.get(commit.key) ?? []), commit]);
  for (const {kind, key, answer} of load.acknowledged) {
    const found = byKey.get(`muster-partner-acme ${key}`) ?? [];
    if (found.length === 0 && kind === 'acknowledge') continue; // it was already, and nothing had to be written
    assert.equal(found.length, 1, `${kind} with key ${key} was answered with position ${answer.position}, and is there ${found.length} times`);
    assert.equal(found[0].agg, answer.id);
    assert.equal(Number(found[0]._id) + found[0].n - 1, answer.position);
  }
});

test('every note that was acknowledged is read in its timeline, once', async () => {
  const texts = new Map();
  const expected = load.acknowledged.filter(({kind}) => kind === 'note');
  await eventually('all notes in the timelines', async () => {
    texts.clear();
    for (const {id} of rooms) {
      for (const {data} of await acme.timeline(id)) if (data?.text) texts.set(data.text, (texts.get(data.text) ?? 0) + 1);
    }
    return expected.every(({body}) => texts.has(body.text));
  }, {seconds: 60, every: 1000});
  for (const {body} of expected) assert.equal(texts.get(body.text), 1, body.text);
});

test('the person on call was mailed about every new incident, and about none twice but for a message under way at the kill', async (t) => {
  const declared = [];
  for (const command of load.acknowledged.filter(({kind}) => kind === 'declare')) {
    const {state} = await acme.incident(command.answer.number);
    if (state === 'TRIGGERED') declared.push(command); // whoever is taken on while notification-service is away calls nobody
  }
  const mails = await eventually('a mail about every incident', async () => {
    const all = (await inbox.all()).filter(({subject, text}) => `${subject}\n${text}`.includes(words));
    const known = new Set(all.filter(({to}) => to.includes(ROSA)).map(({subject, text}) => titleIn(`${subject}\n${text}`)));
    return declared.every(({body}) => known.has(body.title)) && all;
  }, {seconds: 90, every: 500});
  await eventually('paging to come to an end', async () => (await waiting(declared)) === 0, {seconds: 60, every: 1000});
  const steps = new Map();
  for (const {to, subject, text, messageId} of (await inbox.all()).filter((mail) => mails.length && `${mail.subject}\n${mail.text}`.includes(words))) {
    const step = `${titleIn(`${subject}\n${text}`)} to ${to[0]}`;
    steps.set(step, [...(steps.get(step) ?? []), messageId]);
  }
  const twice = [...steps].filter(([, ids]) => ids.length > 1);
  for (const [step, ids] of twice) assert.equal(new Set(ids).size, 1, `${step} was paged by different messages`);
  t.diagnostic(`${steps.size} pages; ${twice.length} of them came twice as the same message, under way at the kill`);
  assert.ok(twice.length <= 10, `${twice.length} pages came twice`);
});

test('the chain of the log is whole, and so is what was signed of it', async () => {
  const folder = join(stack.home, 'kills');
  mkdirSync(folder, {recursive: true});
  const file = join(folder, 'log.jsonl');
  const signed = ['--checkpoints', join(folder, 'checkpoints.txt'), '--keys', join(folder, 'keys.txt')];
  for (const name of ['checkpoints.txt', 'keys.txt']) copyFileSync(join(stack.home, 'checkpoints', name), join(folder, name));
  const exported = await musterLog('export', '--uri', log.uri(stack), '--out', file);
  assert.equal(exported.status, 0, exported.err);
  const {status, out, err} = await musterLog('verify', file, ...signed);
  assert.equal(status, 0, err);
  assert.match(out, /^verified: \d+ events/m);
});

test('nothing was put aside on the way', async () => {
  const adam = await person(stack, 'adam');
  for (const service of ['incident', 'notification', 'reporting']) {
    assert.deepEqual(await adam.must('GET', `/api/admin/${service}/dead-letters`), []);
  }
});

function titleIn(text) {
  return new RegExp(`(?:Load|Room) \\d+ ${words}`).exec(text)?.[0];
}

/** How many of the new incidents still have a page that is asked for and not sent. */
async function waiting(declared) {
  let open = 0;
  for (const {answer} of declared.filter((_, index) => index % 10 === 0)) {
    const {items} = await mina.must('GET', `/api/incidents/${answer.number}/pages`);
    open += items.filter(({sentAt, state}) => !sentAt && state !== 'CANCELLED').length;
  }
  return open;
}
