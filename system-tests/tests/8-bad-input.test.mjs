import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, test} from 'node:test';
import {AlertSource, webhook} from '../lib/alerts.mjs';
import {bearer, partner, person} from '../lib/callers.mjs';
import {Database} from '../lib/log.mjs';
import {Inbox} from '../lib/mail.mjs';
import {logsOf, runningStack} from '../lib/stack.mjs';
import {claimsOf, forgeries, WrongTokens} from '../lib/tokens.mjs';
import {eventually} from '../lib/wait.mjs';

const SERVICES = ['incident-service', 'notification-service', 'reporting-service', 'gateway'];
const CLOCK_TOLERANCE_SECONDS = 60;
const secrets = new Set();
let stack;
let log;
let acme;
let mina;
let own;

before(async () => {
  stack = runningStack();
  log = await Database.of(stack);
  [acme, mina] = await Promise.all([partner(stack, 'acme'), person(stack, 'mina')]);
  own = await acme.declare('Bad input must not harm this');
  await eventually('the incident', async () => (await acme.get(`/api/incidents/${own.number}`)).status === 200);
  for (const secret of Object.values(stack.secrets)) secrets.add(secret);
  for (const {headers} of [acme, mina]) for (const value of Object.values(headers)) secrets.add(value.split(/[ =]/).at(-1));
});
after(() => log?.close());

/**
 * Makes a call that has to be refused: with this status, and a problem a person can act on; nothing is stored; and the log of
 * whoever refused names the request, but no secret.
 */
async function refused(status, caller, method, path, {by = 'incident-service', body, headers = {}} = {}) {
  const requestId = `bad-${randomUUID()}`;
  const logs = logsOf(stack, SERVICES);
  const answer = await caller.call(method, path, {body, headers: {...headers, 'X-Request-Id': requestId}});
  assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`);
  assert.match(answer.type, /^application\/problem\+json/);
  const problem = answer.body;
  assert.match(problem.type, /^urn:muster:problem:[a-z-]+$/);
  assert.equal(problem.status, status);
  assert.ok(problem.title, 'a title');
  assert.ok(problem.detail?.length > 10, `a sentence to act on, not "${problem.detail}"`);
  assert.equal(problem.instance, path.split('?')[0]);
  assert.equal(problem.requestId, requestId);
  assert.equal(answer.headers.get('X-Request-Id'), requestId);
  assert.doesNotMatch(answer.text, /Exception|at io\.muster|org\.springframework/);
  assert.deepEqual(await log.eventsOf(requestId), [], 'nothing is stored');
  await eventually(`a line of ${by} that names the request`, () => logs.since(by).includes(requestId));
  for (const name of SERVICES) assertNoSecret(logs.since(name), name);
  return answer;
}

function assertNoSecret(text, where) {
  for (const secret of secrets) assert.ok(!text.includes(secret), `the log of ${where} holds a secret: …${secret.slice(-6)}`);
}

/** What only this service can have refused itself is asked of it directly, as being behind the gateway proves nothing. */
const directly = (name, token) => bearer(stack, token, stack.urls[name]);
const DIRECT = [
  ['incident-service', '/api/incidents'],
  ['notification-service', '/api/on-call'],
  ['reporting-service', '/api/ledger/head'],
];

test('malformed JSON is refused at the place where it stops making sense', async () => {
  const {body} = await refused(400, acme, 'POST', '/api/incidents', {body: '{"title": "Half a sent', headers: {'Idempotency-Key': randomUUID()}});
  assert.match(body.detail, /line 1/);
  const source = new AlertSource(stack);
  await refused(400, source.caller, 'POST', '/intake/alertmanager', {body: '{"version": "4", "alerts": ['});
  await refused(400, source.caller, 'POST', '/intake/alertmanager', {body: 'alertname=CheckoutErrors'});
});

test('a field that is wrong is pointed at', async () => {
  const {body} = await refused(422, acme, 'POST', '/api/incidents', {body: {title: ' ', severity: 'SEV2', services: []}});
  assert.equal(body.errors[0].pointer, '/title');
  await refused(400, acme, 'POST', '/api/incidents', {body: {title: 'How bad is it', severity: 'TERRIBLE', services: []}});
});

test('an unknown integration key opens nothing', async () => {
  for (const key of ['wrong-key-somebody-guessed', `mi_demo-alertmanager_${'x'.repeat(43)}`, '']) {
    if (key) secrets.add(key);
    const source = new AlertSource(stack, key);
    await refused(401, source.caller, 'POST', '/intake/alertmanager', {body: webhook({summary: 'Let me in'})});
  }
});

test('10 MB are refused before they are read', async () => {
  const body = JSON.stringify(webhook({summary: 'x'.repeat(10 * 1024 * 1024)}));
  await refused(413, new AlertSource(stack).caller, 'POST', '/intake/alertmanager', {body, by: 'gateway'});
  await refused(413, acme, 'POST', '/api/incidents', {body: JSON.stringify({title: 'x'.repeat(10 * 1024 * 1024), severity: 'SEV1'}), by: 'gateway'});
});

test('a wrong method is told which ones there are', async () => {
  const {headers} = await refused(405, acme, 'DELETE', '/api/incidents');
  assert.match(headers.get('Allow'), /GET/);
  await refused(405, new AlertSource(stack).caller, 'PUT', '/intake/alertmanager', {body: {}});
});

test('forged tokens open neither the gateway nor a service', async () => {
  const genuine = acme.headers.Authorization.split(' ')[1];
  for (const token of Object.values(forgeries(genuine))) {
    secrets.add(token);
    await refused(401, bearer(stack, token), 'GET', '/api/incidents', {by: 'gateway'});
    for (const [service, path] of DIRECT) await refused(401, directly(service, token), 'GET', path, {by: service});
  }
});

test('a genuine token for another audience opens neither the gateway nor a service', async () => {
  const token = await new WrongTokens(stack).forAnotherAudience();
  secrets.add(token);
  assert.equal(claimsOf(token).iss, stack.urls.issuer);
  assert.ok(![claimsOf(token).aud].flat().includes('muster-api'));
  await refused(401, bearer(stack, token), 'GET', '/api/incidents', {by: 'gateway'});
  for (const [service, path] of DIRECT) await refused(401, directly(service, token), 'GET', path, {by: service});
});

test('an expired token opens neither the gateway nor a service', async () => {
  const token = await new WrongTokens(stack).expiring();
  secrets.add(token);
  const {exp, aud} = claimsOf(token);
  assert.ok([aud].flat().includes('muster-api'));
  const over = (exp + CLOCK_TOLERANCE_SECONDS + 1) * 1000;
  await eventually('the token to be over', () => Date.now() > over, {seconds: CLOCK_TOLERANCE_SECONDS + 5, every: 500});
  await refused(401, bearer(stack, token), 'GET', '/api/incidents', {by: 'gateway'});
  for (const [service, path] of DIRECT) await refused(401, directly(service, token), 'GET', path, {by: service});
});

test('no token at all is asked for one, never led to a login page', async () => {
  const answer = await refused(401, bearer(stack, ''), 'GET', '/api/incidents', {by: 'gateway'});
  assert.equal(answer.headers.get('Location'), null);
});

test('a session without the proof that a change is meant changes nothing', async () => {
  const {Cookie} = mina.headers;
  const browser = Object.assign(Object.create(Object.getPrototypeOf(mina)), mina, {headers: {Cookie}});
  await refused(403, browser, 'POST', `/api/incidents/${own.number}/acknowledge`, {body: {}, by: 'gateway'});
});

test('a phase that cannot follow is refused with what is missing', async () => {
  const {body} = await refused(422, mina, 'POST', `/api/incidents/${own.number}/phase`, {body: {to: 'RECOVERY'}});
  assert.equal(body.errors[0].pointer, '/reason');
  await refused(400, mina, 'POST', `/api/incidents/${own.number}/phase`, {body: {to: 'HOLIDAY'}});
  assert.equal((await mina.incident(own.number)).phase, 'IDENTIFICATION');
});

test('a stale If-Match says which version there is now, and what changed since', async () => {
  const {version} = await mina.incident(own.number);
  await acme.must('POST', `/api/incidents/${own.number}/notes`, {text: 'Meanwhile'});
  const headers = {'If-Match': `"${version}"`};
  const {body} = await refused(412, mina, 'POST', `/api/incidents/${own.number}/severity`, {body: {to: 'SEV1', reason: 'Worse'}, headers});
  assert.equal(body.type, 'urn:muster:problem:stale-version');
  assert.ok(body.currentVersion > version);
  const note = body.changes.find(({type}) => type === 'incident.note-added');
  assert.equal(note.actor.id, 'muster-partner-acme');
  assert.ok(note.position && note.at && note.summary);
});

test('an Idempotency-Key for another body is refused, and the first request stays as it was', async () => {
  const key = randomUUID();
  const first = await acme.post('/api/incidents', {title: 'Once', severity: 'SEV4', services: []}, {headers: {'Idempotency-Key': key}});
  assert.equal(first.status, 201, first.text);
  const other = {title: 'Something else', severity: 'SEV1', services: []};
  const {body} = await refused(422, acme, 'POST', '/api/incidents', {body: other, headers: {'Idempotency-Key': key}});
  assert.equal(body.type, 'urn:muster:problem:idempotency-key-reused');
  const seen = await eventually('the first incident', async () => (await acme.get(`/api/incidents/${first.body.number}`)).body);
  assert.equal(seen.title, 'Once');
});

test('nothing that was ever logged in this run is a secret, acknowledge links included', async () => {
  for (const {link} of await new Inbox(stack).all()) if (link) secrets.add(new URL(link).pathname.split('/').at(-1));
  const logs = logsOf(stack, SERVICES);
  for (const name of SERVICES) assertNoSecret(logs.whole(name), name);
});
