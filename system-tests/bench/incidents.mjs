// What a responder waits for: the list of incidents, and one incident with its timeline, when there are a thousand of two hundred
// events each; through the gateway, beside a plain indexed find of the same rows: `make bench ONLY=incidents`.
import {randomUUID} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {MongoClient} from 'mongodb';
import {startStack, stopStack} from '../../infra/local/lib/stack.mjs';
import {person} from '../lib/callers.mjs';
import {percentile, writeBench} from '../lib/figures.mjs';
import {freeOffset} from '../lib/stack.mjs';
import {eventually} from '../lib/wait.mjs';

const INCIDENTS = Number(process.env.MUSTER_BENCH_INCIDENTS ?? 1000);
const EVENTS = 200;
const TASKS = 20;
const WRITERS = 24;
const READERS = 4;
const READS = 2_000;
const WARM_UP = 500;
const SEED = 20261127;

const home = mkdtempSync(join(tmpdir(), 'muster-bench-'));
const narrate = (line) => process.stderr.write(`${line}\n`);
const portOffset = await freeOffset();
let mongo;

for (const name of ['MUSTER_MONGODB_URI', 'MUSTER_PUBLIC_URL']) delete process.env[name]; // they would lead to another stack
process.env.MUSTER_JAVA_OPTS = '-Xmx512m -XX:TieredStopAtLevel=4';
process.env.MUSTER_LIMIT_CALLER = '10000000';

try {
  const stack = await startStack({home, portOffset, only: ['gateway', 'incident-service'], narrate});
  mongo = await MongoClient.connect(stack.mongoUri);
  const rows = mongo.db().collection('incident_incidents');
  const rosa = await person(stack, 'rosa');
  const refs = await write(rosa);
  await eventually('every incident to be in the list', async () => (await rows.countDocuments({open: true})) >= INCIDENTS, {seconds: 120});
  const {length} = await rosa.timeline(refs.at(-1));
  if (length < EVENTS) throw new Error(`The last incident has ${length} events instead of ${EVENTS}.`);

  const any = random(SEED);
  const someRef = () => refs[Math.floor(any() * refs.length)];
  const contestants = {
    list: () => rosa.must('GET', '/api/incidents?limit=50'),
    open: async () => {
      const ref = someRef();
      await Promise.all([rosa.incident(ref), rosa.must('GET', `/api/incidents/${ref}/timeline?limit=200`)]);
    },
    'plain list': () => rows.find({open: true}).sort({open: -1, severity: 1, number: -1}).limit(50).toArray(),
    'plain find': () => rows.findOne({number: Number(someRef().replace('INC-', ''))}),
  };
  const measured = {};
  for (const [name, read] of Object.entries(contestants)) {
    await times(read, WARM_UP);
    measured[name] = percentile(await times(read, READS), 0.95);
    narrate(`${name}: p95 ${measured[name].toFixed(1)} ms over ${READS} reads by ${READERS} at once`);
  }
  report(measured);
} finally {
  await mongo?.close();
  await stopStack({home, portOffset, narrate});
  rmSync(home, {recursive: true, force: true});
}

/** Incidents as teams leave them: declared, acknowledged, tasks opened, and notes for the rest. Answers their references. */
async function write(caller) {
  const refs = [];
  const began = Date.now();
  let next = 0;
  await Promise.all(Array.from({length: WRITERS}, async () => {
    for (let index = next++; index < INCIDENTS; index = next++) {
      refs.push(await one(caller, index));
      if (refs.length % 100 === 0) narrate(`${refs.length} incidents of ${INCIDENTS} after ${Math.round((Date.now() - began) / 1000)} s`);
    }
  }));
  return refs;
}

async function one(caller, index) {
  const post = (path, body) => caller.must('POST', path, body, {'Idempotency-Key': randomUUID()});
  const {number: ref} = await caller.declare(`Bench ${index}: checkout answers slowly in region ${index % 20}`, {severity: `SEV${1 + (index % 5)}`});
  await post(`/api/incidents/${ref}/acknowledge`, {});
  for (let task = 0; task < TASKS; task++) await post(`/api/incidents/${ref}/tasks`, {title: `Look at shard ${task}`});
  for (let note = TASKS + 2; note < EVENTS; note++) await post(`/api/incidents/${ref}/notes`, {text: `Shard ${note} answers within ${note * 7} ms again`});
  return ref;
}

/** Milliseconds each of so many reads took, some at once. */
async function times(read, count) {
  const took = [];
  let left = count;
  await Promise.all(Array.from({length: READERS}, async () => {
    while (left-- > 0) {
      const began = performance.now();
      await read();
      took.push(performance.now() - began);
    }
  }));
  return took;
}

/** The same numbers for the same seed (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function report(measured) {
  const result = (metric, value, baseline, baselineValue) => ({
    metric, unit: 'ms', better: 'lower', value, baseline, baselineValue, ratio: value / baselineValue, target: 200, met: value < 200,
  });
  writeBench('incidents', SEED, [
    result('list-p95-ms', measured.list, 'a find of the same 50 rows by their index', measured['plain list']),
    result('open-p95-ms', measured.open, 'a find of one row by its index', measured['plain find']),
  ]);
}
