// What taking alerts in costs, through the gateway and durable, beside a handler that only inserts the body, and beside a real
// Alertmanager, which keeps all in memory: `make bench ONLY=intake`. Every contestant gets the same bodies, one after the other,
// from the same load generator on the same machine. While working on intake, MUSTER_BENCH_ALONE=1 sends to Muster alone, less and in one
// round: it tells what a request costs and how long it takes, compares nothing and writes no figures.
import {randomUUID} from 'node:crypto';
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {answersOk, waitUntil} from '../../infra/local/lib/health.mjs';
import {javaHome, smallJvm} from '../../infra/local/lib/java.mjs';
import {processorSeconds, running, startDetached, stop} from '../../infra/local/lib/process.mjs';
import {need, run, which} from '../../infra/local/lib/run.mjs';
import {startStack, stopStack} from '../../infra/local/lib/stack.mjs';
import {person} from '../lib/callers.mjs';
import {writeBench} from '../lib/figures.mjs';
import {Load} from '../lib/load.mjs';
import {freeOffset} from '../lib/stack.mjs';

const CONNECTIONS = 32;
const BATCH = 64;
const ALONE = process.env.MUSTER_BENCH_ALONE === '1';
const ROUNDS = ALONE ? 1 : 3;
const WARM_UP_REQUESTS = ALONE ? {1: 10_000, [BATCH]: 2_000} : {1: 60_000, [BATCH]: 6_000};
const LONGEST_WARM_UP_SECONDS = 180;
const SECONDS = 8;
const WARM_UP_SECONDS = 3;
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const wrk = need('wrk', 'install it (Debian: `apt-get install wrk`)');
const alertmanager = ALONE ? undefined : which('prometheus-alertmanager', 'alertmanager') ?? need('alertmanager', 'install it (Debian: `apt-get install prometheus-alertmanager`)');
const home = mkdtempSync(join(tmpdir(), 'muster-bench-'));
const narrate = (line) => process.stderr.write(`${line}\n`);
const started = [];
const portOffset = await freeOffset();
let stack;

for (const name of ['MUSTER_MONGODB_URI', 'MUSTER_PUBLIC_URL']) delete process.env[name]; // they would lead to another stack
// Heap and compiler as in production, not as on a laptop; and the load of a whole company comes from one address.
process.env.MUSTER_JAVA_OPTS = '-Xmx512m -XX:TieredStopAtLevel=4';
// A flight recording of each Java process, for whoever wants to see where the time goes.
if (process.env.MUSTER_BENCH_JFR) process.env.MUSTER_JAVA_OPTS += ` -XX:StartFlightRecording=settings=profile,dumponexit=true,filename=${process.env.MUSTER_BENCH_JFR}/%p.jfr`;
process.env.MUSTER_LIMIT_INTAKE = '10000000';

try {
  stack = await startStack({home, portOffset, only: ['gateway', 'incident-service'], narrate});
  const admin = await person(stack, 'adam');
  const {id, key} = await admin.must('POST', '/api/integrations', {name: 'Bench', source: 'alertmanager-v2'}, {'Idempotency-Key': randomUUID()});
  await admin.must('PUT', `/api/integrations/${id}/limit`, {perMinute: 600_000}, {'Idempotency-Key': randomUUID()});
  const muster = {url: `${stack.urls.gateway}/api/v2/alerts`, key, parts: ['gateway', 'incident-service', 'mongodb']};
  const plain = ALONE ? {} : {plain: {url: await plainHandler(), key, parts: ['plain-gateway', 'plain-handler', 'mongodb']}};
  const rival = ALONE ? {} : {alertmanager: {url: await startAlertmanager(), key, parts: ['alertmanager']}};
  const single = await compete({muster, ...plain, ...rival}, 1);
  const batch = await compete({muster, ...rival}, BATCH);
  const half = await atHalf(muster, single.muster);
  if (!ALONE) report(single, batch, half);
} finally {
  for (const record of started.reverse()) await stop(record);
  await stopStack({home, portOffset, narrate});
  rmSync(home, {recursive: true, force: true});
}

/** The plain handler, behind a gateway of its own that is otherwise the same. */
async function plainHandler() {
  const port = stack.ports['incident-service'] + 50;
  const lib = join(home, 'run', 'incident-service', 'lib');
  const libraries = readdirSync(lib).filter((jar) => !jar.includes('SNAPSHOT')).map((jar) => join(lib, jar)).join(':');
  await launch('plain-handler', join(javaHome(), 'bin', 'java'), [...smallJvm('512m'), '-cp', libraries, here('PlainHandler.java'), `--server.port=${port}`], {
    MUSTER_MONGODB_URI: stack.mongoUri,
  }, `http://127.0.0.1:${port}/actuator/health`);
  const gateway = stack.parts.find(({name}) => name === 'gateway');
  const {command, args, env} = await gateway.command(narrate);
  const gatewayPort = stack.ports.gateway + 50;
  await launch('plain-gateway', command, args, {...env, SERVER_PORT: String(gatewayPort), MUSTER_INCIDENT_URL: `http://127.0.0.1:${port}`},
    `http://127.0.0.1:${gatewayPort}/actuator/health`);
  return `http://127.0.0.1:${gatewayPort}/api/v2/alerts`;
}

async function startAlertmanager() {
  const config = join(home, 'alertmanager.yml');
  writeFileSync(config, 'route: {receiver: nobody, group_by: [alertname, cluster, service]}\nreceivers: [{name: nobody}]\n');
  const port = stack.ports.alertmanager;
  await launch('alertmanager', alertmanager, [
    `--config.file=${config}`, `--storage.path=${join(home, 'alertmanager')}`, `--web.listen-address=127.0.0.1:${port}`, '--cluster.listen-address=',
  ], {}, `http://127.0.0.1:${port}/-/ready`);
  return `http://127.0.0.1:${port}/api/v2/alerts`;
}

async function launch(name, command, args, env, health) {
  const logFile = join(home, 'logs', `${name}.log`);
  started.push(await startDetached({command, args, env: {...process.env, ...env}, logFile, pidFile: join(home, 'run', `${name}.pid`)}));
  await waitUntil(() => answersOk(health), {seconds: 120, late: () => `${name} was not healthy within 120 s: see ${logFile}`});
  narrate(`${name}: healthy`);
}

/** Each in turn, several rounds; of each its middle round. Before, each is sent as many, so that none is measured colder than another. */
async function compete(contestants, alerts) {
  for (const [name, contestant] of Object.entries(contestants)) await warmUp(name, contestant, alerts);
  const rounds = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [name, contestant] of Object.entries(contestants)) {
      const result = await closedLoop(contestant, alerts, SECONDS);
      narrate(`${alerts} per request, round ${round}, ${name}: ${inWords(result)}`);
      rounds[name].push(result);
    }
  }
  return Object.fromEntries(Object.entries(rounds).map(([name, results]) => [name, middle(results)]));
}

async function warmUp(name, contestant, alerts) {
  let left = WARM_UP_REQUESTS[alerts];
  const end = Date.now() + LONGEST_WARM_UP_SECONDS * 1000;
  while (left > 0 && Date.now() < end) {
    const result = await closedLoop(contestant, alerts, SECONDS);
    left -= result.perSecond * SECONDS + result.failed;
    narrate(`${alerts} per request, warm-up, ${name}: ${inWords(result)}`);
  }
}

function inWords({perSecond, p50, p99, failed, processor}) {
  const costs = Object.entries(processor).map(([name, milliseconds]) => `${name} ${milliseconds.toFixed(2)} ms`).join(', ');
  return `${perSecond.toFixed(0)}/s, p50 ${p50} ms, p99 ${p99} ms, ${failed} failed; processor per request ${costs}`;
}

function middle(results) {
  return results.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(results.length / 2)];
}

async function closedLoop({url, key, parts}, alerts, seconds) {
  const before = processorOf(parts);
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', '10s', '-s', here('alerts.lua'), url, '--', key, String(alerts), randomUUID().slice(0, 8)];
  const {requests, microseconds, failed, p50, p99} = JSON.parse((await run(wrk, args)).trim().split('\n').at(-1));
  const processor = Object.fromEntries(Object.entries(processorOf(parts)).map(([name, taken]) => [name, ((taken - before[name]) * 1000) / requests]));
  return {perSecond: ((requests - failed) * 1e6) / microseconds, failed, p50: p50 / 1000, p99: p99 / 1000, processor};
}

/** Processor time each process of a contestant took so far, in seconds. */
function processorOf(parts) {
  return Object.fromEntries(parts.map((name) => [name, processorSeconds(running(join(home, 'run', `${name}.pid`))?.pid)]));
}

/** At half the throughput it reached, whatever becomes of the alerts before. */
async function atHalf({url, key}, {perSecond}) {
  const rate = Math.floor(perSecond / 2);
  const words = randomUUID().slice(0, 8);
  const startsAt = new Date(Date.now() - (Date.now() % 86_400_000)).toISOString();
  // This process sends for the first time, and has to open its connections.
  const first = await sendFor(WARM_UP_SECONDS, 0);
  const load = await sendFor(SECONDS, first.commands.length);
  narrate(`at half: p99 ${load.percentile(0.99)} ms, in the ${WARM_UP_SECONDS} s before ${first.percentile(0.99)} ms; slowest of each second, ms: ${[first, load].map(slowestOfEachSecond).join(' | ')}`);
  return load;

  function sendFor(seconds, from) {
    return new Load({rate, seconds, patienceSeconds: 60}).run((index) => ({kind: 'alert', send: () => send(from + index)}));
  }

  async function send(index) {
    const problem = Math.floor(index / 8) % 200;
    const instance = index % 20 === 0 ? `new-${words}-${index}` : `10.0.0.${index % 8}:9100`;
    const alert = {
      labels: {alertname: `Bench${problem}`, cluster: 'bench', instance, job: 'node', service: `bench-${problem % 20}`, severity: 'info'},
      annotations: {summary: `Instance ${instance} of problem ${problem}`},
      startsAt, endsAt: new Date(Date.now() + 240_000).toISOString(), generatorURL: 'http://prometheus.example/graph',
    };
    const response = await fetch(url, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', Authorization: `Bearer ${key}`},
      body: JSON.stringify([alert]),
    });
    return {status: response.status, text: await response.text(), headers: response.headers, body: {}};
  }
}

/** By when they were due: tells a stall from what is slow all the time. */
function slowestOfEachSecond({acknowledged, commands}) {
  const slowest = [];
  for (const {due, tookMs} of acknowledged) {
    const second = Math.floor((due - commands[0].due) / 1000);
    slowest[second] = Math.max(slowest[second] ?? 0, Math.round(tookMs));
  }
  return slowest;
}

function report(single, batch, half) {
  const ratio = (metric, unit, value, baseline, baselineValue, target) => ({
    metric, unit, better: 'higher', value, baseline, baselineValue, ratio: value / baselineValue,
    ...(target === undefined ? {} : {target, met: value / baselineValue >= target}),
  });
  const p99 = half.percentile(0.99);
  const results = [
    ratio('intake-vs-plain-handler', 'requests/s', single.muster.perSecond, 'one journaled insert per request', single.plain.perSecond, 1.0),
    ratio('intake-batch-vs-alertmanager', 'requests/s of 64', batch.muster.perSecond, 'Alertmanager, in memory', batch.alertmanager.perSecond, 0.1),
    ratio('intake-single-vs-alertmanager', 'requests/s', single.muster.perSecond, 'Alertmanager, in memory', single.alertmanager.perSecond),
    {metric: 'p99-ms-at-half', unit: 'ms', better: 'lower', value: p99, target: 100, met: p99 < 100},
    {metric: 'failed', unit: 'requests', better: 'lower', value: single.muster.failed + batch.muster.failed + half.commands.length - half.acknowledged.length, target: 0,
      met: single.muster.failed + batch.muster.failed + half.commands.length - half.acknowledged.length === 0},
  ];
  writeBench('intake', 0, results);
}
