// How soon somebody is paged: from when an alert is due at the gateway to its mail's being whole at the mail server, at fifty alerts a
// second, beside sending a mail to the same server and nothing else: `make bench ONLY=paging`. First with the mix of the bench of intake,
// where of twenty alerts nineteen repeat what is known and one is new; then with nothing but new problems, each an incident of its own.
import {randomUUID} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {createTransport} from 'nodemailer';
import {SMTPServer} from 'smtp-server';
import {processorSeconds, running} from '../../infra/local/lib/process.mjs';
import {startStack, stopStack} from '../../infra/local/lib/stack.mjs';
import {AlertSource, webhook} from '../lib/alerts.mjs';
import {percentile, writeBench} from '../lib/figures.mjs';
import {freeOffset} from '../lib/stack.mjs';
import {eventually} from '../lib/wait.mjs';

const PER_SECOND = 50;
const NEW_OF = 20;
const KNOWN = 40;
const SECONDS = Number(process.env.MUSTER_BENCH_SECONDS ?? 20);
const JFR = process.env.MUSTER_BENCH_JFR;
const MIXED_SECONDS = 3 * SECONDS;
const PARTS = ['gateway', 'incident-service', 'notification-service', 'mongodb'];
const MARK = /Bench-([a-z]+)-(\d+)-end/;

const home = mkdtempSync(join(tmpdir(), 'muster-bench-'));
const narrate = (line) => process.stderr.write(`${line}\n`);
const portOffset = await freeOffset();
const arrived = new Map();
const server = await mailServer();

for (const name of ['MUSTER_MONGODB_URI', 'MUSTER_PUBLIC_URL']) delete process.env[name]; // they would lead to another stack
Object.assign(process.env, {
  // A flight recording of each Java process, for whoever wants to see where the time goes.
  MUSTER_JAVA_OPTS: `-Xmx512m -XX:TieredStopAtLevel=4${JFR ? ` -XX:StartFlightRecording=settings=profile,dumponexit=true,filename=${JFR}/%p.jfr` : ''}`,
  MUSTER_LIMIT_INTAKE: '10000000',
  MUSTER_DEMO_ACK_TIMEOUT_SECONDS: '3600', // nobody else is paged meanwhile
});

try {
  const stack = await startStack({
    home, portOffset, narrate,
    only: ['gateway', 'incident-service', 'notification-service'],
    env: {MUSTER_SMTP_PORT: String(server.address().port)},
  });
  const source = new AlertSource(stack);
  const known = Array.from({length: KNOWN}, () => randomUUID());
  await journeys('known', KNOWN / PER_SECOND, (mark, index) => ({mailed: true, done: post(source, webhook({summary: mark, run: known[index]}))}));
  await pages(source, 'warm', MIXED_SECONDS, repeating(known));
  const mixed = await pages(source, 'mixed', MIXED_SECONDS, repeating(known));
  const before = processor();
  const fresh = await pages(source, 'new', SECONDS);
  const costs = PARTS.map((part, index) => ((processor()[index] - before[index]) * 1000) / fresh.length);
  narrate(`processor per page: ${PARTS.map((part, index) => `${part} ${costs[index].toFixed(1)} ms`).join(', ')}`);
  const bare = await bareMails('bare', SECONDS);
  writeBench('paging', 0, [
    ...journey('alert-to-smtp', mixed, bare),
    ...journey('alert-to-smtp-all-new', fresh, bare),
    {metric: 'processor-ms-per-page', unit: 'ms', better: 'lower', value: costs.reduce((sum, each) => sum + each)},
  ]);
} finally {
  await stopStack({home, portOffset, narrate});
  await new Promise((closed) => server.close(closed));
  rmSync(home, {recursive: true, force: true});
}

/** Takes every mail and notes when it had it whole. */
async function mailServer() {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        const mark = MARK.exec(Buffer.concat(parts).toString())?.[0];
        if (mark && !arrived.has(mark)) arrived.set(mark, performance.now());
        done();
      });
    },
  });
  await new Promise((ready) => smtp.listen(0, '127.0.0.1', ready));
  return smtp.server;
}

/**
 * Sends at a fixed rate whatever becomes of those before; the milliseconds from when each was due to when its mail was there. `send`
 * answers false for what no mail is to come of.
 */
async function journeys(run, seconds, send) {
  const due = new Map();
  const failures = [];
  const began = performance.now();
  for (let index = 0; index < PER_SECOND * seconds; index++) {
    const at = began + (index * 1000) / PER_SECOND;
    if (at > performance.now()) await sleep(at - performance.now());
    const mark = `Bench-${run}-${index}-end`;
    const sent = send(mark, index);
    if (sent.mailed) due.set(mark, at);
    sent.done.catch((error) => failures.push(String(error)));
  }
  await eventually(`every mail of ${run}`, () => failures.length > 0 || [...due.keys()].every((mark) => arrived.has(mark)), {seconds: 180});
  if (failures.length > 0) throw new Error(`${failures.length} could not be sent: ${failures[0]}`);
  const took = [...due].map(([mark, at]) => arrived.get(mark) - at);
  narrate(`${run}: ${took.length} mails, p50 ${percentile(took, 0.5).toFixed(0)} ms, p99 ${percentile(took, 0.99).toFixed(0)} ms`);
  return took;
}

/** Of so many alerts all but one tell anew of a problem that somebody was paged for before. */
function repeating(known) {
  return (index) => (index % NEW_OF === NEW_OF - 1 ? undefined : known[index % known.length]);
}

/** An alert that was not taken is sent again, as Alertmanager does; the time goes on. `problem` names the one it repeats, if any. */
function pages(source, run, seconds, problem = () => undefined) {
  return journeys(run, seconds, (mark, index) => {
    const repeated = problem(index);
    return {mailed: repeated === undefined, done: post(source, webhook({summary: mark, run: repeated ?? randomUUID()}))};
  });
}

async function post(source, alert) {
  for (;;) {
    const {status, text, headers} = await source.post(alert);
    if (status < 300) return;
    if (status < 500 && status !== 429) throw new Error(`${status} ${text}`);
    await sleep(1000 * Number(headers.get('Retry-After') ?? 1));
  }
}

function bareMails(run, seconds) {
  const transport = createTransport({host: '127.0.0.1', port: server.address().port, ignoreTLS: true});
  return journeys(run, seconds, (mark) => ({
    mailed: true,
    done: transport.sendMail({from: 'bench@muster.example', to: 'rosa@muster.example', subject: mark, text: mark}),
  }));
}

/** Processor time each part has taken so far, in seconds. */
function processor() {
  return PARTS.map((part) => processorSeconds(running(join(home, 'run', `${part}.pid`))?.pid));
}

function journey(name, paged, bare) {
  return [[0.5, 'p50'], [0.99, 'p99']].map(([share, word]) => {
    const value = percentile(paged, share);
    const plain = percentile(bare, share);
    const target = share === 0.99 ? {target: 1000, met: value < 1000} : {};
    return {metric: `${name}-${word}-ms`, unit: 'ms', better: 'lower', value, baseline: 'a mail and nothing else', baselineValue: plain, ratio: value / plain, ...target};
  });
}
