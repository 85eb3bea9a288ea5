import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {before, test} from 'node:test';
import {AlertSource, webhook} from '../lib/alerts.mjs';
import {partner, person} from '../lib/callers.mjs';
import {runningStack} from '../lib/stack.mjs';
import {eventually} from '../lib/wait.mjs';

const words = randomUUID().slice(0, 8);
let stack;
let acme;
let globex;
let rosa;
let own;

before(async () => {
  stack = runningStack();
  [acme, globex, rosa] = await Promise.all([partner(stack, 'acme'), partner(stack, 'globex'), person(stack, 'rosa')]);
});

test('a partner declares an incident, and it is there to be read at once', async () => {
  const answer = await acme.post(
    '/api/incidents',
    {title: `Parcels are lost ${words}`, severity: 'SEV2', services: ['parcels'], occurredAt: '2026-01-02T03:04:05Z'},
    {headers: {'Idempotency-Key': randomUUID()}},
  );
  assert.equal(answer.status, 201, answer.text);
  own = answer.body;
  assert.match(own.number, /^INC-\d+$/);
  assert.equal(answer.headers.get('ETag'), `"${own.version}"`);
  const incident = await eventually('the incident', async () => {
    const seen = await acme.get(`/api/incidents/${own.number}`);
    return seen.status === 200 && seen.body;
  });
  assert.equal(incident.title, `Parcels are lost ${words}`);
  assert.equal(incident.severity, 'SEV2');
  assert.equal(incident.declaredBy.id, 'muster-partner-acme');
  assert.equal(Date.parse(incident.occurredAt), Date.parse('2026-01-02T03:04:05Z'));
});

test('declaring again with the same key is answered with the same incident', async () => {
  const headers = {'Idempotency-Key': randomUUID()};
  const body = {title: `Sent twice ${words}`, severity: 'SEV4', services: []};
  const [first, second] = await Promise.all([acme.post('/api/incidents', body, {headers}), acme.post('/api/incidents', body, {headers})]);
  const third = await acme.post('/api/incidents', body, {headers});
  assert.equal(first.status, 201, first.text);
  assert.equal(second.body.id, first.body.id);
  assert.equal(third.body.id, first.body.id);
  assert.equal(third.body.position, first.body.position);
});

test('it acknowledges its own incident and writes notes on it', async () => {
  await acme.must('POST', `/api/incidents/${own.number}/acknowledge`, {});
  await acme.must('POST', `/api/incidents/${own.id}/notes`, {text: `Three trucks are missing ${words}`});
  await eventually('both in the timeline', async () => {
    const types = (await acme.timeline(own.number)).map(({type}) => type);
    return types.includes('incident.acknowledged') && types.includes('incident.note-added');
  });
  assert.equal((await acme.incident(own.number)).state, 'ACKNOWLEDGED');
});

test('phases, severity and roles are not for partners', async () => {
  for (const [method, path, body] of [
    ['POST', 'phase', {to: 'CONTAINMENT'}],
    ['POST', 'severity', {to: 'SEV1', reason: 'It is worse'}],
    ['PUT', 'roles/COMMANDER', {}],
  ]) {
    const {status, body: problem} = await acme.call(method, `/api/incidents/${own.number}/${path}`, {body});
    assert.equal(status, 403, path);
    assert.match(problem.type, /^urn:muster:problem:/);
  }
  assert.equal((await acme.incident(own.number)).phase, 'IDENTIFICATION');
});

test("other partners', people's and alerts' incidents do not exist for it", async () => {
  const theirs = await globex.declare(`Not for acme ${words}`);
  const ours = await rosa.declare(`Not for partners ${words}`);
  const service = `alerted-${words}`;
  await new AlertSource(stack).post(webhook({summary: `Not for partners either ${words}`, service}));
  const alerted = await eventually('the alert', async () => {
    const {items} = await rosa.must('GET', '/api/incidents?limit=100');
    return items.find(({services}) => services.includes(service));
  });
  await eventually('all of them, for a responder', async () => (await rosa.get(`/api/incidents/${theirs.number}`)).status === 200);
  for (const ref of [theirs.number, theirs.id, ours.number, ours.id, alerted.number, alerted.id, 'INC-999999', randomUUID()]) {
    for (const [method, path, body] of [
      ['GET', ''],
      ['GET', '/timeline'],
      ['POST', '/acknowledge', {}],
      ['POST', '/resolve', {}],
      ['POST', '/notes', {text: 'Let me in'}],
      ['POST', '/phase', {to: 'CONTAINMENT'}],
    ]) {
      const {status} = await acme.call(method, `/api/incidents/${ref}${path}`, {body});
      assert.equal(status, 404, `${method} /api/incidents/${ref}${path}`);
    }
  }
  const {items} = await acme.must('GET', '/api/incidents?limit=100');
  assert.ok(items.length >= 2);
  assert.deepEqual([...new Set(items.map(({declaredBy}) => declaredBy?.id))], ['muster-partner-acme']);
  const searched = await acme.must('GET', `/api/incidents?q=${encodeURIComponent('Not for')}`);
  assert.deepEqual(searched.items, []);
});

test('nor do the ledger, reports, who is on call, integrations and administration', async () => {
  for (const path of [
    '/api/ledger', '/api/ledger/head', '/api/ledger/export', '/api/on-call', `/api/incidents/${own.number}/pages`, '/api/integrations',
    '/api/admin/incident/read-models', '/api/admin/reporting/dead-letters',
  ]) {
    assert.equal((await acme.get(path)).status, 403, path);
  }
  const {status} = await acme.get(`/api/reports/incidents/${own.number}`);
  assert.ok(status === 403 || status === 404, `a report answered ${status}`);
});
