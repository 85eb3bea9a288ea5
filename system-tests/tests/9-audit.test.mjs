import assert from 'node:assert/strict';
import {createHash, randomUUID} from 'node:crypto';
import {mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {repoDir} from '../../infra/local/lib/paths.mjs';
import {run, which} from '../../infra/local/lib/run.mjs';
import {launchChromium, seriousViolations, sidewaysScroll, signIn} from '../lib/browser.mjs';
import {person} from '../lib/callers.mjs';
import {runningStack} from '../lib/stack.mjs';
import {eventually} from '../lib/wait.mjs';

/** Unpacks the page that checks bundles, and writes the bundle again for each file with one bit of it changed. */
const BIT = join(repoDir, 'system-tests', 'lib', 'one-bit.py');
const PEOPLE = /Rosa|Reyes|Mina|Moreau/;
const SAMPLE = 10;
const planted = `Acknowledged late ${randomUUID().slice(0, 8)}`;
let stack;
let browser;
let folder;
let rosa;
let late;
let aude;
let mina;
let engagement;

/** The quarter that is running: what a test declares belongs to it. */
const today = new Date();
const quarter = {
  from: new Date(Date.UTC(today.getUTCFullYear(), Math.floor(today.getUTCMonth() / 3) * 3, 1)).toISOString().slice(0, 10),
  to: today.toISOString().slice(0, 10),
};

before(async () => {
  stack = runningStack();
  folder = join(stack.home, 'engagement');
  mkdirSync(folder, {recursive: true});
  rosa = await person(stack, 'rosa');
  const {number} = await rosa.declare(planted, {severity: 'SEV2', services: ['billing']});
  late = {number, openedAt: Date.now()};
  for (let i = 0; i < SAMPLE; i++) {
    const other = await rosa.declare(`Acknowledged at once ${i}`, {severity: 'SEV3', services: ['billing']});
    await rosa.must('POST', `/api/incidents/${other.id}/acknowledge`, {});
    if (i < 2) await rosa.must('POST', `/api/incidents/${other.id}/resolve`, {reason: 'Right again'});
  }
  browser = await launchChromium();
});
after(() => browser?.close());

test('a manager opens an engagement for the auditor’s address', async () => {
  mina = await signIn(browser, stack, 'mina');
  await mina.goto('/compliance');
  await mina.getByRole('link', {name: 'Audit engagements'}).click();
  await mina.getByRole('button', {name: 'Open an engagement'}).click();
  const dialog = mina.getByRole('dialog');
  await dialog.getByLabel(/e-mail address/).fill('aude@muster.example');
  await dialog.getByLabel(/Controls of/).selectOption({label: 'SOC 2 · CC7.3 to CC7.5'});
  await dialog.getByLabel(/First day audited/).fill(quarter.from);
  await dialog.getByLabel(/Last day audited/).fill(quarter.to);
  await dialog.getByLabel(/What for/).fill('SOC 2 Type II, this quarter');
  await dialog.getByLabel(/Acknowledged within/).fill('1');
  await dialog.getByRole('button', {name: 'Open it'}).click();
  await mina.getByText('Its auditor has not signed in yet.').waitFor();
  engagement = new URL(mina.url()).pathname;
});

test('the auditor draws ten from a seed, finds the late acknowledgement among them, and says so', async () => {
  // One second more than the limit that was chosen, on the clock of whoever waits.
  await eventually('the limit to have passed', () => Date.now() - late.openedAt > 61_000, {every: 250});
  await rosa.must('POST', `/api/incidents/${late.number}/acknowledge`, {});

  aude = await signIn(browser, stack, 'aude');
  await aude.goto('/compliance/engagements');
  await aude.getByRole('link', {name: new RegExp(`SOC 2.*${quarter.from} to ${quarter.to}`)}).first().click();
  await aude.waitForURL(`**${engagement}`);
  const controls = aude.getByRole('region', {name: 'Controls'});
  for (const control of ['CC7.3', 'CC7.4', 'CC7.5']) await controls.getByText(new RegExp(`^${control} `)).waitFor();

  await controls.getByRole('link', {name: 'Population of CC7.3'}).click();
  const population = await everybody();
  const {id, deviations} = population.find(({subject}) => subject === late.number);
  assert.match(deviations, /Late acknowledgement/);
  const seed = seedThatDraws(id, population.map((each) => each.id));

  await aude.goto(engagement);
  await aude.getByRole('button', {name: 'Draw a sample for CC7.3'}).click();
  const dialog = aude.getByRole('dialog');
  await dialog.getByLabel(/How many/).fill(String(SAMPLE));
  await dialog.getByLabel(/Seed/).fill(seed);
  await dialog.getByRole('button', {name: 'Draw a sample'}).click();
  await aude.getByRole('link', {name: 'Sample 1: CC7.3'}).click();
  const items = aude.getByRole('region', {name: /^CC7\.3/}).getByRole('link');
  await items.first().waitFor();
  const drawn = await items.evaluateAll((links) => links.map((link) => decodeURIComponent(link.pathname.split('/').at(-1))));
  assert.deepEqual(drawn, draw(population.map((each) => each.id), seed), 'whoever has seed and ids draws the same');
  assert.deepEqual(await seriousViolations(aude), []);
  assert.equal(await sidewaysScroll(aude), 0);

  await aude.getByRole('link', {name: late.number, exact: true}).click();
  await aude.getByText(/It was acknowledged after .*; the limit is 1 min\./).waitFor();
  const evidence = aude.getByRole('region', {name: 'Evidence'});
  await evidence.getByText(/acknowledged/).first().waitFor();
  assert.doesNotMatch(await aude.locator('main').innerText(), PEOPLE);
  await aude.getByLabel(/Did the control hold/).selectOption('EXCEPTION');
  await aude.getByLabel(/In words/).fill('Acknowledged after more than a minute');
  await aude.getByRole('button', {name: 'Record the verdict'}).click();
  await aude.getByText('Acknowledged after more than a minute').waitFor();
});

test('the evidence of every control is opened', async () => {
  for (const [index, control] of ['CC7.4', 'CC7.5'].entries()) {
    await aude.goto(engagement);
    await aude.getByRole('button', {name: `Draw a sample for ${control}`}).click();
    await aude.getByRole('dialog').getByRole('button', {name: 'Draw a sample'}).click();
    await aude.getByRole('link', {name: `Sample ${index + 2}: ${control}`}).click();
    await aude.getByRole('region', {name: new RegExp(`^${control.replace('.', '\\.')}`)}).getByRole('link').first().click();
    await aude.getByRole('region', {name: 'Evidence'}).getByText(/log position \d/).first().waitFor();
    await aude.getByLabel(/Did the control hold/).selectOption('ACCEPTED');
    await aude.getByRole('button', {name: 'Record the verdict'}).click();
    await aude.waitForURL(`**/samples/${index + 2}`);
    await aude.getByText('Accepted', {exact: true}).waitFor();
  }
});

test('the bundle is taken away and each step of its proof is seen in the browser', async () => {
  await aude.goto(`${engagement}/samples/1`);
  await aude.getByRole('link', {name: late.number, exact: true}).click();
  const [download] = await Promise.all([aude.waitForEvent('download'), aude.getByRole('link', {name: 'Evidence bundle'}).click()]);
  const bundle = join(folder, 'evidence.zip');
  await download.saveAs(bundle);
  const names = JSON.parse(await run('python3', ['-B', BIT, bundle, folder]));

  const checker = await browser.newPage();
  await checker.goto(`file://${join(folder, 'check.html')}`);
  const steps = checker.getByRole('list', {name: 'Steps of the proof'}).getByRole('listitem');
  const checked = async (file) => {
    await checker.getByLabel(/Drop the zip here/).setInputFiles(file);
    return eventually('the verdict', async () => (await steps.count()) === 6 && steps.evaluateAll((lines) => lines.map(({dataset}) => dataset.ok)));
  };
  await checker.getByLabel(/Keys you trust/).fill(readFileSync(join(stack.home, 'checkpoints', 'keys.txt'), 'utf8'));
  assert.deepEqual(await checked(bundle), Array(6).fill('true'));
  await checker.getByText(new RegExp(`Proven: all \\d+ files about ${late.number}`)).waitFor();
  await checker.screenshot({path: join(folder, 'steps.png'), fullPage: true});
  await checker.reload();
  const changed = names.findIndex((name) => name.endsWith('-report.pdf'));
  assert.deepEqual(await checked(join(folder, `changed-${changed}.zip`)), ['true', 'true', 'false', 'true', 'true', 'true']);
  await checker.close();
});

test('the working paper tells the exception, and the manager sees every look and ends it', async () => {
  await aude.goto(engagement);
  const [download] = await Promise.all([aude.waitForEvent('download'), aude.getByRole('link', {name: 'Download the working paper as PDF'}).click()]);
  const paper = join(folder, 'working-paper.pdf');
  await download.saveAs(paper);
  if (which('pdftotext')) {
    const text = (await run('pdftotext', ['-layout', paper, '-'])).replace(/\s+/g, ' ');
    for (const expected of [late.number, 'Acknowledged after more than a minute', '1 exception', '2 accepted']) assert.ok(text.includes(expected), text);
    assert.doesNotMatch(text, PEOPLE);
  }

  await mina.goto(engagement);
  const looks = mina.getByRole('region', {name: 'What was looked at'});
  await looks.getByText('Working paper taken away').waitFor();
  for (const look of ['Evidence bundle taken away', 'Evidence', 'Drew a sample', 'Population', 'Controls']) {
    await looks.getByText(look, {exact: true}).first().waitFor();
  }
  await mina.getByRole('button', {name: 'End the engagement'}).click();
  await mina.getByRole('dialog').getByRole('textbox').fill('The fieldwork is done');
  await mina.getByRole('dialog').getByRole('button', {name: 'End the engagement'}).click();
  await mina.getByText('Ended: The fieldwork is done').waitFor();
  await aude.goto(`${engagement}/samples/1`);
  await aude.getByText(/The time of this engagement is over/).waitFor();
});

/** The whole population as its pages show it. */
async function everybody() {
  const all = [];
  for (;;) {
    const panel = aude.getByRole('region', {name: 'CC7.3'});
    await panel.getByRole('listitem').first().waitFor();
    all.push(...(await panel.getByRole('listitem').evaluateAll((rows) =>
      rows.map((row) => {
        const [subject, id] = row.querySelectorAll(':scope > * > span, :scope > span');
        return {subject: subject.textContent, id: id.textContent, deviations: row.querySelector('p').textContent};
      }))));
    const next = panel.getByRole('button', {name: 'Next'});
    if ((await next.count()) === 0 || (await next.isDisabled())) return all;
    const shown = await panel.getByText(/^page \d+ of/).innerText();
    await next.click();
    await eventually('the next page', async () => (await panel.getByText(/^page \d+ of/).innerText()) !== shown);
  }
}

/** The draw as docs/standing-reports.md says it. */
function draw(ids, seed) {
  const hash = (id) => createHash('sha256').update(`${seed}\n${id}`).digest('hex');
  return ids.toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1)).slice(0, SAMPLE);
}

/** Ten of many may miss the one that was planted; some seed draws it. */
function seedThatDraws(id, ids) {
  for (let i = 0; ; i++) if (draw(ids, `seed-${i}`).includes(id)) return `seed-${i}`;
}
