import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {after, before, test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {AlertSource, webhook} from '../lib/alerts.mjs';
import {person} from '../lib/callers.mjs';
import {Database} from '../lib/log.mjs';
import {Inbox, ROSA} from '../lib/mail.mjs';
import {runningStack} from '../lib/stack.mjs';
import {WildSource} from '../lib/storm.mjs';
import {eventually, tell} from '../lib/wait.mjs';

const KILL_AND_START = fileURLToPath(new URL('../lib/kill-and-start.mjs', import.meta.url));
/** 100,000 alerts of 200 problems from 20 tools; or a tenth of that. */
const WHOLE = Boolean(process.env.MUSTER_TEST_LONG);
const TOOLS = [
  {kind: 'alertmanager', count: 10, rounds: WHOLE ? 20 : 8},
  {kind: 'alertmanager-v2', count: 6, rounds: WHOLE ? 32 : 16},
  {kind: 'pagerduty-v2', count: 4, rounds: WHOLE ? 50 : 25},
];
const MEMBERS = WHOLE ? 25 : 5;
const words = randomUUID().slice(0, 8);
let stack;
let mina;
let log;
let tools;
let start; // of what is looked at, a position in the log

before(async () => {
  stack = runningStack();
  mina = await person(stack, 'mina');
  log = await Database.of(stack);
  const adam = await person(stack, 'adam');
  tools = [];
  for (const {kind, count, rounds} of TOOLS) {
    for (let each = 0; each < count; each++) {
      const made = await adam.must('POST', '/api/integrations', {name: `Storm ${tools.length}`, source: kind}, {'Idempotency-Key': randomUUID()});
      tools.push(Object.assign(new WildSource({kind, number: tools.length, key: made.key, url: stack.urls.gateway, words, members: MEMBERS, rounds}), {id: made.id}));
    }
  }
  start = await log.head();
});
after(() => log?.close());

/** Kills incident-service the hard way and starts it again at once. */
async function kill() {
  const child = spawn(process.execPath, [KILL_AND_START, 'incident-service'], {stdio: ['ignore', 'pipe', 'inherit']});
  const [code] = await once(child, 'close');
  assert.equal(code, 0, 'incident-service did not come back');
}

/** Opens the list of incidents again and again, as people do who wonder what is going on; how long each opening took. */
async function watchTheList(until) {
  const times = [];
  let away = 0;
  while (!until()) {
    const began = performance.now();
    const answer = await mina.get('/api/incidents?limit=50').catch(() => ({status: 0})); // cut off by a kill
    if (answer.status === 200) times.push(performance.now() - began);
    else away++;
    await sleep(200);
  }
  return {times: times.sort((a, b) => a - b), away};
}

test('20 tools report 200 problems over and over while the service is killed twice, and every message is taken in the end', async (t) => {
  const all = TOOLS.reduce((sum, {kind, count, rounds}) => sum + count * rounds * 10 * (kind === 'pagerduty-v2' ? 1 : MEMBERS), 0);
  let reports = 0;
  let done = false;
  const kills = [];
  const began = performance.now();
  const taken = (alerts) => {
    reports += alerts;
    if (kills.length === 0 && reports > all / 4) kills.push(kill());
    if (kills.length === 1 && reports > all / 2) kills.push(kills[0].then(kill));
  };
  const list = watchTheList(() => done);
  const paged = pageInTheMidst(() => reports > (all * 2) / 3);
  try {
    await Promise.all(tools.map((tool) => tool.run(taken)));
  } finally {
    done = true;
  }
  await Promise.all(kills);
  const seconds = (performance.now() - began) / 1000;
  const {times, away} = await list;
  const refusals = {};
  for (const tool of tools) for (const [status, count] of Object.entries(tool.refusals)) refusals[`${tool.kind} ${status}`] = (refusals[`${tool.kind} ${status}`] ?? 0) + count;
  t.diagnostic(`${reports} alerts in ${tools.reduce((sum, {sent}) => sum + sent, 0)} messages, taken within ${seconds.toFixed(0)} s of which the service was away twice; told to come again: ${JSON.stringify(refusals)}`);
  tell(t, `the list of incidents, opened ${times.length} times (and ${away} times while the service was away), 99th percentile`, times[Math.floor(times.length * 0.99)] ?? 0, 1000, 'ms');
  tell(t, 'a page for a critical alert in the midst of it', await paged, 30, 's');
  assert.equal(kills.length, 2);
  assert.equal(reports, all);
});

/** Something that really matters happens meanwhile; how long until the person on call has the mail, in seconds. */
async function pageInTheMidst(when) {
  await eventually('the midst of the storm', when, {seconds: 1800});
  const source = new AlertSource(stack);
  const summary = `Payments are down ${words}`;
  const began = performance.now();
  await eventually('that alert to be taken', async () => (await source.post(webhook({summary, severity: 'critical', service: 'payments'}))).status === 202);
  await new Inbox(stack).first(summary, ROSA, {seconds: 300});
  return (performance.now() - began) / 1000;
}

/** Everything the log says of groups and incidents of these tools. */
async function recorded() {
  const ours = new Map(tools.map((tool) => [tool.id, tool]));
  const groups = new Map();
  const incidents = new Map();
  for await (const {ev} of log.commits.find({_id: {$gt: start}, aggType: {$in: ['AlertGroup', 'Incident']}}).sort({_id: 1})) {
    for (const {type, p} of ev) {
      const event = JSON.parse(Buffer.from(p.buffer).toString());
      const group = groups.get(event.groupId);
      if (type === 'alert-group.opened' && ours.has(event.integrationId)) groups.set(event.groupId, {...event, firing: new Set(), fired: new Set(), over: false});
      if (type === 'alert-group.alert-fired' && group) group.firing.add(event.alertKey) && group.fired.add(event.alertKey);
      if (type === 'alert-group.alert-resolved' && group) group.firing.delete(event.alertKey);
      if (type === 'alert-group.resolved' && group) group.over = true;
      if (type === 'incident.opened' && groups.has(event.source.alertGroupId)) incidents.set(event.incidentId, {...event, resolved: false});
      if (type === 'incident.resolved' && incidents.has(event.incidentId)) incidents.get(event.incidentId).resolved = true;
    }
  }
  return {groups: [...groups.values()], incidents};
}

test('there are exactly 200 groups, in each of them every alert fired, and ended if its tool said so', async () => {
  const {groups} = await recorded();
  assert.equal(groups.length, 200);
  for (const tool of tools) {
    const own = groups.filter(({integrationId}) => integrationId === tool.id);
    assert.equal(own.length, 10);
    for (const {fired, generation} of own) assert.equal(fired.size, tool.members, `${tool.kind} ${tool.number}, generation ${generation}`);
    const states = own.map(({over, firing}) => `${over ? 'over' : 'open'}, ${firing.size} firing`).sort();
    assert.deepEqual(states, [...Array(5).fill('open, 1 firing'), ...Array(5).fill('over, 0 firing')], `${tool.kind} ${tool.number}`);
  }
});

test('each group has its incident, resolved when the problem is over and open when it is not', async () => {
  const {groups, incidents} = await eventually('the incidents', async () => {
    const now = await recorded();
    const settled = [...now.incidents.values()].filter(({resolved}) => resolved).length === 100;
    return now.incidents.size === 200 && settled && now;
  });
  for (const {incidentId, over} of groups) assert.equal(incidents.get(incidentId)?.resolved, over);
  await eventually('the list to show it', async () => {
    const {items} = await mina.must('GET', `/api/incidents?limit=1&q=${encodeURIComponent(`Storm-${words}-0-0`)}`);
    return items.length === 1;
  });
});
