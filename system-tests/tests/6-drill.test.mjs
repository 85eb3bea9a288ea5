import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, test} from 'node:test';
import {launchChromium, seriousViolations, signIn} from '../lib/browser.mjs';
import {person} from '../lib/callers.mjs';
import {Inbox} from '../lib/mail.mjs';
import {runningStack} from '../lib/stack.mjs';
import {eventually} from '../lib/wait.mjs';

let stack;
let browser;
let mina;
let rosa;
let aude;
let drill;
let ref;

before(async () => {
  stack = runningStack();
  browser = await launchChromium();
  [rosa, aude] = await Promise.all([person(stack, 'rosa'), person(stack, 'aude')]);
});
after(() => browser?.close());

test('a manager starts a drill and moves it on, and an incident opens that says it is one', async () => {
  mina = await signIn(browser, stack, 'mina');
  await mina.goto('/prepare/drills');
  await mina.getByRole('button', {name: 'Start the drill Brute-force login'}).click();
  await mina.getByRole('dialog').getByLabel('Seed').fill('7');
  await mina.getByRole('button', {name: 'Start the drill', exact: true}).click();
  await mina.waitForURL(/\/prepare\/drills\/drill-/);
  drill = new URL(mina.url()).pathname.split('/').at(-1);
  await mina.getByLabel('Until minute').fill('10');
  await mina.getByRole('button', {name: 'Move on'}).click();
  const incident = await eventually('an incident of the drill', async () => (await rosa.must('GET', `/api/drills/${drill}`)).incidents[0]);
  ref = incident.number ?? incident.id;
  await mina.goto(`/incidents/${ref}`);
  await mina.getByRole('link', {name: 'Drill: to its scorecard'}).waitFor();
});

test('whom it would have paged is on record, and nobody was told', async () => {
  const pages = await eventually('the pages of the drill', async () => {
    const {items} = await rosa.must('GET', `/api/incidents/${ref}/pages`);
    return items.length > 0 && items.every(({detail}) => detail === 'drill: not sent') && items;
  });
  assert.ok(pages.some(({person}) => person.name === 'Rosa Reyes'), JSON.stringify(pages));
  const {number, title} = await rosa.incident(ref);
  const inbox = new Inbox(stack);
  assert.deepEqual([...(await inbox.about(number)), ...(await inbox.about(title))], []);
});

test('what was done is scored, with where in the log it stands', async () => {
  await rosa.must('POST', `/api/incidents/${ref}/acknowledge`, {});
  await rosa.must('PUT', `/api/incidents/${ref}/roles/COMMANDER`, {});
  await rosa.must('POST', `/api/incidents/${ref}/notes`, {text: 'Blocking the addresses'});
  await mina.goto(`/prepare/drills/${drill}`);
  await mina.getByRole('button', {name: 'End and score'}).click();
  await mina.getByText(/^Over, after 10 of/).waitFor();
  await mina.getByRole('heading', {name: 'Scorecard'}).waitFor();
  await mina.getByText(/In the log at #/).first().waitFor();
  assert.deepEqual(await seriousViolations(mina), []);
});

test('a standing report tells of real incidents and of no drill', async () => {
  const {number} = await rosa.declare(`Logins are slow ${randomUUID().slice(0, 8)}`, {severity: 'SEV3', services: ['login']});
  const today = new Date().toISOString().slice(0, 10);
  const report = await eventually('a report with the incident', async () => {
    const {id} = await aude.must('POST', '/api/audits', {framework: 'soc2-cc7', from: today, to: today, sample: 100, seed: 'drills'});
    const {text} = await eventually('the report', async () => {
      const answer = await aude.get(`/api/audits/${id}.json`);
      return answer.status === 200 && answer;
    });
    return text.includes(`"${number}"`) && text;
  });
  assert.ok(!report.includes(`"${(await rosa.incident(ref)).number}"`), 'the drill is not in it');
  assert.ok(!report.includes(drill));

  const page = await signIn(browser, stack, 'aude');
  await page.goto('/compliance/audits');
  await page.getByRole('main').getByText('SOC 2').first().waitFor();
  assert.deepEqual(await seriousViolations(page), []);
});
