import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, test} from 'node:test';
import {launchChromium, signIn} from '../lib/browser.mjs';
import {partner, person} from '../lib/callers.mjs';
import {runningStack} from '../lib/stack.mjs';
import {eventually} from '../lib/wait.mjs';

const JWT = /eyJ[\w-]{10,}\.[\w-]{10,}/;
const title = `Search answers slowly ${randomUUID().slice(0, 8)}`;
let stack;
let browser;
let acme;
let mina;
let rosa;
let ravi;
let number;

before(async () => {
  stack = runningStack();
  browser = await launchChromium();
  [acme, mina] = await Promise.all([partner(stack, 'acme'), person(stack, 'mina')]);
});
after(() => browser?.close());

/** Something a reload would wipe away. */
const mark = (page) => page.evaluate(() => (window.untouched = true));
const marked = (page) => page.evaluate(() => window.untouched === true);

const row = (page) => page.getByRole('row').filter({hasText: title});
const button = (page, name) => page.getByRole('button', {name, exact: true});

/** Moves on to the next phase, and waits until the page says so. */
async function advance(page, verb, phase) {
  await button(page, verb).click();
  await page.getByRole('dialog').getByRole('button', {name: verb, exact: true}).click();
  await inPhase(page, phase);
}

function inPhase(page, phase) {
  return page.getByRole('region', {name: 'Phases'}).locator('[aria-current=step]').filter({hasText: phase}).waitFor();
}

test('a responder signs in through Keycloak and comes back signed in by a cookie no script can read', async () => {
  rosa = await signIn(browser, stack, 'rosa');
  ravi = await signIn(browser, stack, 'ravi');
  const cookies = await rosa.context().cookies(stack.urls.gateway);
  const readable = cookies.filter(({httpOnly}) => !httpOnly).map(({name}) => name);
  assert.deepEqual(readable, ['XSRF-TOKEN']);
  const session = cookies.filter(({httpOnly, path}) => httpOnly && path === '/');
  assert.equal(session.length, 1);
  assert.equal(session[0].sameSite, 'Lax');
});

test('no token is anywhere where JavaScript could find it', async () => {
  const bodies = [];
  rosa.on('response', async (response) => {
    if (response.url().includes('/api/') && !response.url().includes('/api/live')) bodies.push(await response.text().catch(() => ''));
  });
  await rosa.goto('/incidents');
  await rosa.getByRole('heading', {name: 'Incidents'}).waitFor();
  await eventually('answers of the API', () => bodies.length > 0);
  const found = await rosa.evaluate(async () => ({
    local: JSON.stringify({...localStorage}),
    session: JSON.stringify({...sessionStorage}),
    cookie: document.cookie,
    html: document.documentElement.outerHTML,
    databases: JSON.stringify(await indexedDB.databases()),
  }));
  for (const [place, content] of Object.entries({...found, answers: bodies.join('\n')})) assert.doesNotMatch(content, JWT, place);
});

test('the list shows a new incident in both browsers without a reload', async () => {
  await ravi.goto('/incidents');
  for (const page of [rosa, ravi]) {
    await page.getByRole('status').filter({hasText: 'Live'}).waitFor();
    await mark(page);
  }
  ({number} = await acme.declare(title, {severity: 'SEV3', services: ['search'], description: 'A search takes 20 s since the release.'}));
  await Promise.all([rosa, ravi].map((page) => row(page).waitFor()));
  await row(rosa).filter({hasText: 'Triggered'}).waitFor();
});

test('one opens the incident and acknowledges; the other sees it in the list at once', async () => {
  await row(rosa).getByRole('link').click();
  await rosa.getByRole('heading', {level: 1, name: title}).waitFor();
  await button(rosa, 'Acknowledge').click();
  await rosa.getByText('Acknowledged by Rosa Reyes').waitFor();
  await row(ravi).filter({hasText: 'Acknowledged'}).waitFor();
});

test('one takes the command that nobody had; the other sees who commands', async () => {
  await row(ravi).getByRole('link').click();
  await ravi.getByText('Nobody commands').waitFor();
  await button(rosa, 'Take command').click();
  await rosa.getByText('Rosa Reyes (you)').first().waitFor();
  await ravi.getByRole('banner').or(ravi.locator('header')).getByText('Rosa Reyes', {exact: false}).first().waitFor();
  await ravi.getByText('Nobody commands').waitFor({state: 'detached'});
});

test('one writes a note; the other reads it in the timeline', async () => {
  const words = `The new index is not used: ${randomUUID()}`;
  await rosa.getByRole('textbox', {name: 'Note'}).fill(words);
  await button(rosa, 'Add note').click();
  await ravi.getByRole('log', {name: 'Timeline'}).getByText(words).waitFor();
  const answer = `Then let us roll back: ${randomUUID()}`;
  await ravi.getByRole('textbox', {name: 'Note'}).fill(answer);
  await button(ravi, 'Add note').click();
  await rosa.getByRole('log', {name: 'Timeline'}).getByText(answer).waitFor();
});

test('the commander leads through containment, eradication and recovery to lessons learned; the other follows', async () => {
  for (const phase of ['Containment', 'Eradication', 'Recovery', 'Lessons learned']) {
    await advance(rosa, `Advance to ${phase}`, phase);
    await inPhase(ravi, phase);
  }
});

test('who does not command is offered no phase, and the server refuses it too', async () => {
  assert.equal(await button(ravi, 'Close incident').count(), 0);
  const answer = await (await person(stack, 'ravi')).post(`/api/incidents/${number}/phase`, {to: 'CLOSED'});
  assert.equal(answer.status, 403);
  assert.equal(answer.body.type, 'urn:muster:problem:not-commander');
});

test('an edit of what somebody else has just changed says what changed, and loses nothing', async () => {
  const late = await rosa.context().newPage();
  await late.goto(`/incidents/${number}`);
  await late.getByRole('heading', {level: 1, name: title}).waitFor();
  await button(late, 'More').click();
  await late.getByRole('menuitem', {name: 'Change severity'}).click();
  const dialog = late.getByRole('dialog');
  await dialog.getByText('SEV1', {exact: true}).click();
  await dialog.getByRole('textbox').fill('All of Europe is slow');
  // What the page believes to be newest is held back, as a slow network would.
  await late.route('**/api/incidents/*/severity', async (route) => {
    await mina.must('POST', `/api/incidents/${number}/severity`, {to: 'SEV2', reason: 'More customers than thought'});
    await route.continue();
  }, {times: 1});
  await dialog.getByRole('button', {name: 'Change severity'}).click();
  const conflict = late.getByRole('dialog', {name: 'Someone was faster'});
  await conflict.waitFor();
  await conflict.getByText(/severity changed/i).waitFor();
  await conflict.getByText('Mina Moreau').waitFor();
  await conflict.getByText('All of Europe is slow').waitFor();
  assert.equal((await mina.incident(number)).severity, 'SEV2');
  await conflict.getByRole('button', {name: 'Apply mine anyway'}).click();
  await eventually('the change, made knowingly', async () => (await mina.incident(number)).severity === 'SEV1');
  await late.close();
});

test('the commander closes the incident, and both browsers have seen all of it without a reload', async () => {
  await advance(rosa, 'Close incident', 'Closed');
  await inPhase(ravi, 'Closed');
  assert.equal((await mina.incident(number)).phase, 'CLOSED');
  assert.ok(await marked(rosa));
  assert.ok(await marked(ravi));
});

test('the timeline tells the whole story in order, with who did it', async () => {
  const story = await mina.timeline(number);
  const positions = story.map(({position}) => position);
  assert.deepEqual(positions, positions.toSorted((a, b) => a - b));
  assert.deepEqual(
    story.filter(({type}) => type === 'incident.phase-changed').map(({actor, data}) => [actor.name, data.to]),
    ['CONTAINMENT', 'ERADICATION', 'RECOVERY', 'LESSONS_LEARNED', 'CLOSED'].map((phase) => ['Rosa Reyes', phase]),
  );
  assert.equal(story[0].type, 'incident.opened');
  assert.equal(story[0].actor.id, 'muster-partner-acme');
});

test('signing out ends the session here and at Keycloak', async () => {
  await ravi.getByRole('button', {name: /^Who I am/}).click();
  await ravi.getByRole('menuitem', {name: 'Sign out'}).click();
  await ravi.getByRole('heading', {name: 'Sign in to Muster'}).waitFor();
  await ravi.getByRole('link', {name: 'Sign in'}).click();
  await ravi.locator('#username').waitFor(); // Keycloak asks again
});
