import assert from 'node:assert/strict';
import {createHash, randomUUID} from 'node:crypto';
import {copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {repoDir} from '../../infra/local/lib/paths.mjs';
import {run, which} from '../../infra/local/lib/run.mjs';
import {launchChromium, signIn} from '../lib/browser.mjs';
import {person} from '../lib/callers.mjs';
import {Database, musterLog} from '../lib/log.mjs';
import {runningStack} from '../lib/stack.mjs';
import {eventually, tell} from '../lib/wait.mjs';

/** Unpacks the page that checks bundles, and writes the bundle again for each file with one bit of it changed; prints the files. */
const BIT = join(import.meta.dirname, '..', 'lib', 'one-bit.py');
const PEOPLE = /Rosa|Reyes|Ravi|Mina|Moreau/;
const title = `Invoices are wrong ${randomUUID().slice(0, 8)}`;
let stack;
let browser;
let aude;
let number;
let folder;
let log;
let copy;

before(async () => {
  stack = runningStack();
  folder = join(stack.home, 'audit');
  mkdirSync(folder, {recursive: true});
  browser = await launchChromium();
  const [rosa, mina] = await Promise.all([person(stack, 'rosa'), person(stack, 'mina')]);
  aude = await person(stack, 'aude');
  ({number} = await rosa.declare(title, {severity: 'SEV2', services: ['billing'], occurredAt: '2026-01-02T03:04:05Z'}));
  await rosa.must('POST', `/api/incidents/${number}/acknowledge`, {});
  await rosa.must('PUT', `/api/incidents/${number}/roles/COMMANDER`, {});
  await rosa.must('POST', `/api/incidents/${number}/notes`, {text: 'Rounding went wrong'});
  await rosa.must('POST', `/api/incidents/${number}/attachments?name=invoices.csv`, 'invoice,sum\n7,12.349\n', {'Content-Type': 'text/csv'});
  for (const to of ['CONTAINMENT', 'ERADICATION', 'RECOVERY', 'LESSONS_LEARNED']) await mina.must('POST', `/api/incidents/${number}/phase`, {to});
  await mina.must('POST', `/api/incidents/${number}/resolve`, {reason: 'Invoices are right again'});
  await mina.must('POST', `/api/incidents/${number}/phase`, {to: 'CLOSED'});
  log = await Database.of(stack);
  copy = await Database.of(stack, 'muster_tampered_with');
});
after(async () => {
  await browser?.close();
  await copy?.db.dropDatabase();
  await copy?.close();
  await log?.close();
});

/** Everything in the ledger, or what concerns one incident, page by page. */
async function ledger(filter = '') {
  const items = [];
  for (let cursor = ''; ; ) {
    const page = await aude.must('GET', `/api/ledger?limit=100${filter}${cursor}`);
    items.push(...page.items);
    if (!page.nextCursor) return items;
    cursor = `&after=${encodeURIComponent(page.nextCursor)}`;
  }
}

const entriesOf = (ref) =>
  eventually('the whole story in the ledger', async () => {
    const entries = await ledger(`&incident=${ref}`);
    return entries.some(({type, summary}) => type === 'incident.phase-changed' && /closed/i.test(summary)) && entries;
  });

test("the auditor reads an incident's ledger in order, with who, what, when it happened and when it was recorded", async () => {
  const entries = await entriesOf(number);
  const positions = entries.map(({position}) => position);
  assert.deepEqual(positions, [...new Set(positions)].toSorted((a, b) => a - b));
  const types = entries.map(({type}) => type);
  for (const type of ['incident.opened', 'incident.acknowledged', 'incident.role-assigned', 'incident.note-added', 'incident.phase-changed', 'incident.resolved']) {
    assert.ok(types.includes(type), `${type} in ${types}`);
  }
  for (const entry of entries) {
    assert.ok(entry.actor.kind && entry.actor.id, 'who');
    assert.ok(entry.summary, 'what');
    assert.ok(!Number.isNaN(Date.parse(entry.valueTime)), 'when it happened');
    assert.ok(!Number.isNaN(Date.parse(entry.recordTime)), 'when it was recorded');
    assert.match(entry.leafHash, /^[0-9a-f]{64}$/);
    assert.match(entry.commitHash, /^[0-9a-f]{64}$/);
  }
});

test('the whole ledger has no gap', async () => {
  const entries = await ledger();
  assert.deepEqual(entries.map(({position}) => position), entries.map((_, index) => index + 1));
  const head = await aude.must('GET', '/api/ledger/head');
  assert.ok(head.position >= entries.length);
});

test('people are masked for the auditor wherever their names could show', async () => {
  for (const path of [
    `/api/ledger?incident=${number}&limit=100`, `/api/incidents/${number}`, `/api/incidents/${number}/timeline?limit=100`,
    `/api/incidents/${number}/pages`, `/api/reports/incidents/${number}.json`, `/api/reports/incidents/${number}.csv`, '/api/incidents?limit=100', '/api/on-call',
  ]) {
    const {status, text} = await aude.get(path);
    assert.equal(status, 200, `${path} ${text}`);
    assert.doesNotMatch(text, PEOPLE, path);
  }
});

test('the auditor signs in, sees the entries in order, and downloads the report as PDF, JSON and CSV', async () => {
  const page = await signIn(browser, stack, 'aude');
  await eventually('the entries of the ledger on the page', async () => {
    await page.goto(`/compliance?incident=${number}`); // again when paging that was under way wrote something meanwhile
    await page.getByRole('table').waitFor();
    const shown = await page.locator('tbody tr td:first-child').allInnerTexts();
    const expected = (await ledger(`&incident=${number}`)).map(({position}) => position);
    assert.deepEqual(shown.map((each) => Number(each.replace(/\D/g, ''))), expected);
    return true;
  });
  assert.doesNotMatch(await page.locator('tbody').innerText(), PEOPLE);

  await page.getByRole('link', {name: `Report of ${number}`}).click();
  await page.getByRole('heading', {level: 2, name: title}).waitFor();
  const files = {};
  for (const format of ['PDF', 'JSON', 'CSV']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: `Download ${format}`}).click()]);
    assert.match(download.suggestedFilename(), new RegExp(`${number}.*\\.${format.toLowerCase()}$`, 'i'));
    files[format] = join(folder, `report.${format.toLowerCase()}`);
    await download.saveAs(files[format]);
  }
  assert.equal(readFileSync(files.PDF).subarray(0, 5).toString(), '%PDF-');
  if (which('pdftotext')) {
    const text = await run('pdftotext', ['-layout', files.PDF, '-']);
    for (const expectedText of [number, title]) assert.ok(text.replace(/\s+/g, ' ').includes(expectedText), text);
    assert.doesNotMatch(text, PEOPLE);
  }
  const json = readFileSync(files.JSON, 'utf8');
  assert.ok(JSON.parse(json));
  assert.ok(json.includes(title));
  assert.match(readFileSync(files.CSV, 'utf8'), /incident\.opened|opened/i);
});

test('every form of the report says by its hash that it arrived whole', async () => {
  for (const format of ['pdf', 'json', 'csv']) {
    const {bytes, headers} = await aude.get(`/api/reports/incidents/${number}.${format}`);
    assert.equal(headers.get('X-Content-SHA256'), createHash('sha256').update(bytes).digest('hex'), format);
    assert.match(headers.get('Content-Disposition'), /attachment/);
  }
});

test('the evidence bundle is proven by three checkers, and names each file of which one bit was changed', async (t) => {
  const page = await signIn(browser, stack, 'aude');
  await page.goto(`/compliance/incidents/${number}`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: 'Evidence bundle'}).click()]);
  assert.equal(download.suggestedFilename(), `${number}-evidence.zip`);
  const bundle = join(folder, 'evidence.zip');
  await download.saveAs(bundle);
  await page.context().close();

  const [, , , keys] = checkpoints();
  const tool = await musterLog('verify-bundle', bundle, '--keys', keys);
  assert.equal(tool.status, 0, tool.err);
  const script = join(repoDir, 'verifier', 'python', 'muster_verify.py');
  assert.match(await run('python3', ['-B', script, 'bundle', bundle, '--keys', keys]), /^proven: \d+ files/m);

  const names = JSON.parse(await run('python3', ['-B', BIT, bundle, folder]));
  assert.ok(names.includes('evidence/1-invoices.csv'), `${names}`);
  const checker = await browser.newPage();
  const asked = [];
  checker.on('request', (request) => asked.push(request.url()));
  await checker.goto(`file://${join(folder, 'check.html')}`);
  const verdict = checker.getByRole('status');
  await checker.getByLabel(/Keys you trust/).fill(readFileSync(keys, 'utf8'));
  await checker.getByLabel(/Drop the zip here/).setInputFiles(bundle);
  await verdict.getByText(`Proven: all ${names.length} files about ${number}`).waitFor();
  await checker.screenshot({path: join(folder, 'checked.png'), fullPage: true});
  const damaged = names.map((name, index) => [name, `changed-${index}.zip`]);
  for (const [name, zip] of [['manifest.json', 'unreadable.zip'], ...damaged]) {
    await checker.getByLabel(/Drop the zip here/).setInputFiles(join(folder, zip));
    await checker.locator(`tr[data-path="${name}"][data-ok="false"]`).waitFor();
    assert.match(await verdict.innerText(), /^Not as it was handed out/, name);
    const steps = checker.getByRole('list', {name: 'Steps of the proof'}).getByRole('listitem');
    assert.equal(await steps.count(), 6, `all steps are shown though ${name} was changed (${zip})`);
  }
  assert.deepEqual(asked.filter((url) => !url.startsWith('file:')), [], 'nothing was asked of anybody');
  await checker.close();
  t.diagnostic(`${names.length} files, each found with one bit changed`);
});

test('the exported log is verified without a server, and every checkpoint agrees', async () => {
  const file = join(folder, 'log.jsonl');
  await checkpointUpTo(1);
  const signed = checkpoints();
  const exported = await musterLog('export', '--uri', log.uri(stack), '--out', file);
  assert.equal(exported.status, 0, exported.err);
  const {status, out, err} = await musterLog('verify', file, ...signed);
  assert.equal(status, 0, err);
  assert.match(out, /^verified: \d+ events, head [0-9a-f]{16,}/m);
  assert.match(out, /^integrity: intact/m);
  assert.match(out, /^completeness: complete/m);
  assert.equal(Number(/verified: (\d+)/.exec(out)[1]), Number(/exported: (\d+)/.exec(exported.out)[1]));
});

test('the export that is downloaded through the product is verified the same way', async () => {
  const signed = checkpoints();
  const {status, text} = await aude.get('/api/ledger/export');
  assert.equal(status, 200);
  const file = join(folder, 'downloaded.jsonl');
  writeFileSync(file, text);
  const verified = await musterLog('verify', file, ...signed);
  assert.equal(verified.status, 0, verified.err);
});

const damages = {
  changed: async (commits, middle) => {
    const commit = await copy.commits.findOne({_id: middle._id});
    const {buffer} = commit.ev[0].p;
    buffer[buffer.length - 3] ^= 1;
    await copy.commits.replaceOne({_id: middle._id}, commit);
    return middle;
  },
  deleted: async (commits, middle) => {
    await copy.commits.deleteOne({_id: middle._id});
    return middle;
  },
  inserted: async (commits, middle) => {
    const later = commits.filter(({_id}) => _id >= middle._id);
    await copy.commits.deleteMany({_id: {$gte: middle._id}});
    const moved = later.map((commit) => ({...commit, _id: commit._id + BigInt(commits[0].n)}));
    await copy.commits.insertMany([{...commits[0], _id: middle._id}, ...moved]);
    return middle;
  },
  reordered: async (commits, middle) => {
    const next = commits[commits.indexOf(middle) + 1];
    await copy.commits.deleteMany({_id: {$in: [middle._id, next._id]}});
    await copy.commits.insertMany([{...next, _id: middle._id}, {...middle, _id: middle._id + BigInt(next.n)}]);
    return middle;
  },
};

for (const [kind, damage] of Object.entries(damages)) {
  test(`one event ${kind} directly in MongoDB is named by its position`, async () => {
    const commits = await copy.becomeCopyOf(log);
    const hit = await damage(commits, commits[Math.floor(commits.length / 2)]);
    const {status, err} = await exportAndVerify();
    assert.equal(status, 1, err);
    assert.match(err, new RegExp(`^damaged: .*positions? ${hit._id}\\b`, 'm'), err);
  });
}

test('the end cut off is not seen in the chain, but the last signed checkpoint proves it', async (t) => {
  const {position} = (await ledger(`&incident=${number}`)).at(-1);
  const signed = await checkpointUpTo(position);
  const commits = await copy.becomeCopyOf(log);
  const {_id: cut} = commits.findLast(({_id}) => _id <= BigInt(position));
  await copy.commits.deleteMany({_id: {$gte: cut}});
  assert.equal((await exportAndVerify([])).status, 3, 'nothing contradicts it, and nothing proves it');
  const {status, err} = await exportAndVerify();
  assert.equal(status, 1);
  assert.match(err, new RegExp(`^damaged: the end is missing.*position ${cut - 1n}\\b`));
  t.diagnostic(`${err.trim()} (checkpoints up to ${signed})`);
});

test('what was recorded was signed outside the database, within a minute on a machine that keeps up', async (t) => {
  const {position, recordTime} = (await ledger(`&incident=${number}`)).at(-1);
  await checkpointUpTo(position);
  const first = readCheckpoints().filter((each) => each.position >= position).map(({at}) => Date.parse(at)).sort((a, b) => a - b)[0];
  tell(t, 'recorded to signed', (first - Date.parse(recordTime)) / 1000, 61, 's');
});

async function exportAndVerify(signed = checkpoints()) {
  const file = join(folder, 'copy.jsonl');
  const exported = await musterLog('export', '--uri', copy.uri(stack), '--out', file);
  assert.equal(exported.status, 0, exported.err);
  return musterLog('verify', file, ...signed);
}

/** What is published now: a checkpoint signed after an export would say that the export lacks its end. */
function checkpoints() {
  const options = [];
  for (const [option, name] of [['--checkpoints', 'checkpoints.txt'], ['--keys', 'keys.txt']]) {
    copyFileSync(join(stack.home, 'checkpoints', name), join(folder, name));
    options.push(option, join(folder, name));
  }
  return options;
}

/** Every published checkpoint: the lines of a note say log, position, root, commit and time. */
function readCheckpoints() {
  const file = join(stack.home, 'checkpoints', 'checkpoints.txt');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split(/\n\n(?!\u2014)/).filter(Boolean).map((note) => {
    const [, position, , , time] = note.split('\n');
    return {position: Number(position), at: time.replace('time ', '')};
  });
}

/** Waits for the log to be signed up to a position, which takes a minute at most where the machine keeps up. */
function checkpointUpTo(position) {
  return eventually(`a checkpoint of position ${position}`, () => {
    const newest = Math.max(0, ...readCheckpoints().map((each) => each.position));
    return newest >= position && newest;
  }, {seconds: 180, every: 250});
}
