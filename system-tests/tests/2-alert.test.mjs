import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, test} from 'node:test';
import {CHECKOUT_ERRORS, startPrometheusAndAlertmanager} from '../../infra/local/lib/alerting.mjs';
import {AlertSource, webhook} from '../lib/alerts.mjs';
import {person, stranger} from '../lib/callers.mjs';
import {Inbox, RAVI, ROSA} from '../lib/mail.mjs';
import {ACKNOWLEDGE_WITHIN_SECONDS, runningStack} from '../lib/stack.mjs';
import {eventually, median, tell} from '../lib/wait.mjs';

const service = `checkout-${randomUUID().slice(0, 8)}`;
const run = randomUUID();
let stack;
let alerting;
let source;
let inbox;
let mina;

before(async () => {
  stack = runningStack();
  source = new AlertSource(stack);
  inbox = new Inbox(stack);
  mina = await person(stack, 'mina');
});
after(() => alerting?.stop());

async function incidentsOf(name) {
  const {items} = await mina.must('GET', '/api/incidents?limit=100');
  return items.filter(({services}) => services.includes(name));
}

/** Opens an incident by a direct post and waits for it to be seen. */
async function alert(summary, more) {
  const name = `direct-${randomUUID().slice(0, 8)}`;
  const answer = await source.post(webhook({summary, service: name, ...more}));
  assert.equal(answer.status, 202, answer.text);
  return eventually('the incident of the alert', async () => (await incidentsOf(name))[0]);
}

test("a rule of a real Prometheus fires, a real Alertmanager posts, and an incident opens as bad as the alert's label says", async () => {
  alerting = await startPrometheusAndAlertmanager({});
  alerting.metrics.set(CHECKOUT_ERRORS, 0.42, {service, run});
  const incident = await eventually('the incident', async () => (await incidentsOf(service))[0]);
  assert.equal(incident.severity, 'SEV1');
  assert.equal(incident.state, 'TRIGGERED');
  assert.match(incident.title, /42\s?%/);
  assert.equal(incident.source.kind, 'ALERT');
  assert.deepEqual(incident.alerts, {total: 1, firing: 1});
});

test('the person on call gets a mail that says what, how bad, since when, and how to take it on', async () => {
  const [incident] = await incidentsOf(service);
  const mail = await inbox.first(incident.number, ROSA);
  assert.match(mail.subject, /SEV1/);
  assert.match(mail.subject, /42\s?%/);
  assert.match(mail.text, new RegExp(service));
  assert.match(mail.text, /since/i);
  assert.match(mail.text, /Since:\s+\d{1,2} \w{3} \d{4} \d{2}:\d{2} UTC/, 'the moment it began');
  assert.ok(mail.link.startsWith(`${stack.urls.gateway}/ack/`), mail.link);
});

test('looking at the acknowledge link changes nothing; confirming acknowledges in the name of the person it was sent to', async () => {
  const [{number}] = await incidentsOf(service);
  const {link} = await inbox.first(number, ROSA);
  const anybody = stranger(stack);
  const path = new URL(link).pathname;
  for (let look = 0; look < 3; look++) {
    const page = await anybody.get(path);
    assert.equal(page.status, 200);
    assert.match(page.type, /^text\/html/);
    assert.match(page.text, /<form[^>]+method="?post/i);
    assert.match(page.text, new RegExp(number));
  }
  assert.equal((await mina.incident(number)).state, 'TRIGGERED');

  const confirmed = await anybody.call('POST', path, {body: '', headers: {'Content-Type': 'application/x-www-form-urlencoded'}});
  assert.ok(confirmed.status < 400, `${confirmed.status} ${confirmed.text}`);
  const incident = await eventually('the acknowledgement', async () => {
    const seen = await mina.incident(number);
    return seen.state === 'ACKNOWLEDGED' && seen;
  });
  assert.equal(incident.acknowledgedBy.name, 'Rosa Reyes');
});

test('another alert of the same group joins the incident that is open', async () => {
  alerting.metrics.set(CHECKOUT_ERRORS, 0.44, {service, run, zone: 'b'});
  await eventually('the second alert', async () => (await incidentsOf(service))[0].alerts.total === 2);
  assert.equal((await incidentsOf(service)).length, 1);
});

test('a link somebody made up, or changed, opens nothing', async () => {
  const {number} = await alert('Nobody may answer this by guessing');
  const {link} = await inbox.first(number, ROSA);
  const path = new URL(link).pathname;
  const changed = path.slice(0, -2) + (path.endsWith('AA') ? 'BB' : 'AA');
  for (const wrong of [changed, '/ack/made-up']) {
    for (const method of ['GET', 'POST']) {
      const {status} = await stranger(stack).call(method, wrong);
      assert.ok(status >= 400 && status < 500, `${method} ${wrong} answered ${status}`);
    }
  }
  assert.equal((await mina.incident(number)).state, 'TRIGGERED');
  await mina.must('POST', `/api/incidents/${number}/acknowledge`, {});
});

test('when every alert is over, Prometheus says so and the incident has nothing firing', async () => {
  alerting.metrics.set(CHECKOUT_ERRORS, 0, {service, run});
  alerting.metrics.set(CHECKOUT_ERRORS, 0, {service, run, zone: 'b'});
  await eventually('the end of the alerts', async () => (await incidentsOf(service))[0].alerts.firing === 0);
  assert.equal((await incidentsOf(service)).length, 1);
});

test('from the post of an alert to the mail it takes a moment', async (t) => {
  const took = [];
  for (let round = 0; round < 9; round++) {
    const summary = `Latency probe ${randomUUID()}`;
    const began = performance.now();
    const posted = await source.post(webhook({summary, service: 'latency'}));
    assert.equal(posted.status, 202, posted.text);
    const {link} = await inbox.first(summary, ROSA, {every: 10});
    took.push(performance.now() - began);
    await stranger(stack).call('POST', new URL(link).pathname);
  }
  const figures = took.map((each) => Math.round(each)).sort((a, b) => a - b);
  tell(t, `post to mail, median of ${figures.join(', ')}`, Math.round(median(took)), 1000, 'ms');
});

test('alerts that are sent again open nothing and page nobody', async () => {
  const name = `again-${randomUUID().slice(0, 8)}`;
  const post = webhook({summary: `Sent again and again ${name}`, service: name});
  const first = await source.post(post);
  assert.equal(first.body.opened, 1, first.text);
  await inbox.first(name, ROSA);
  const [{number}] = await incidentsOf(name);
  await mina.must('POST', `/api/incidents/${number}/acknowledge`, {});
  const answers = await Promise.all(Array.from({length: 5}, () => source.post(post)));
  for (const {status, body} of answers) {
    assert.equal(status, 202);
    assert.equal(body.opened, 0);
    assert.equal(body.duplicates, 1);
  }
  assert.equal((await incidentsOf(name)).length, 1);
  assert.equal((await inbox.about(name)).length, 1);
});

test('the same new problem posted many times at once opens one incident', async () => {
  const name = `race-${randomUUID().slice(0, 8)}`;
  const post = webhook({summary: `All at once ${name}`, service: name});
  const answers = await Promise.all(Array.from({length: 8}, () => source.post(post)));
  assert.deepEqual([...new Set(answers.map(({status}) => status))], [202]);
  assert.equal(answers.reduce((sum, {body}) => sum + body.opened, 0), 1);
  const [{number}] = await eventually('the incident', async () => (await incidentsOf(name)).length > 0 && incidentsOf(name));
  assert.equal((await incidentsOf(name)).length, 1);
  await inbox.first(name, ROSA);
  await mina.must('POST', `/api/incidents/${number}/acknowledge`, {});
});

test("without acknowledgement the second level is paged after the policy's delay, and not before", async (t) => {
  const {number} = await alert(`Nobody answers ${randomUUID()}`);
  await inbox.first(number, ROSA);
  await inbox.first(number, RAVI);
  await onePageEach(number);
  const {steps} = (await mina.must('GET', `/api/incidents/${number}/pages`)).escalation;
  const [first, second] = steps.map(({firedAt}) => Date.parse(firedAt));
  const seconds = (second - first) / 1000;
  t.diagnostic(`the second level was called ${seconds.toFixed(1)} s after the first; the policy says ${ACKNOWLEDGE_WITHIN_SECONDS} s`);
  assert.ok(seconds >= ACKNOWLEDGE_WITHIN_SECONDS, `after ${seconds} s`);
});

test('stopping notification-service in between neither loses the step nor makes it twice', async () => {
  const {number} = await alert(`Nobody answers, and notification-service restarts ${randomUUID()}`);
  await inbox.first(number, ROSA);
  await stack.stopPart('notification-service');
  await stack.startPart('notification-service');
  await inbox.first(number, RAVI);
  await onePageEach(number);
});

test('killing notification-service in between neither loses the step nor makes it twice', async () => {
  const {number} = await alert(`Nobody answers, and notification-service is killed ${randomUUID()}`);
  await inbox.first(number, ROSA);
  await eventually('the page to be known as sent', async () => (await pagesOf(number))[0]?.sentAt); // a message under way may come twice
  await stack.killPart('notification-service');
  await stack.startPart('notification-service');
  await inbox.first(number, RAVI);
  await onePageEach(number);
});

test('who acknowledged in time was the only one to be paged', async () => {
  const [{number}] = await incidentsOf(service); // long enough ago: others have been escalated since
  assert.deepEqual((await inbox.about(number)).map(({to}) => to), [[ROSA]]);
});

async function pagesOf(number) {
  return (await mina.must('GET', `/api/incidents/${number}/pages`)).items;
}

/** The paging proof and the inbox agree: one page to each level, sent once. */
async function onePageEach(number) {
  const pages = await eventually('both pages in the proof', async () => {
    const all = await pagesOf(number);
    return all.length >= 2 && all.every(({sentAt}) => sentAt) && all;
  });
  assert.deepEqual(pages.map(({level, person: paged}) => [level, paged.name]).sort(), [[1, 'Rosa Reyes'], [2, 'Ravi Rao']]);
  assert.deepEqual((await inbox.about(number)).map(({to}) => to[0]).sort(), [RAVI, ROSA]);
}
