// How soon somebody is paged: from an alert's being sent to the gateway to its mail's being handed to the mail server, fifty new
// problems a second, beside sending a mail to the same server and nothing else: `make bench ONLY=paging`.
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
const SECONDS = Number(process.env.MUSTER_BENCH_SECONDS ?? 20);
const WARM_UP_SECONDS = 20;
const PARTS = ['gateway', 'incident-service', 'notification-service', 'mongodb'];
const MARK = /Bench-([a-z]+)-(\d+)-end/;

const home = mkdtempSync(join(tmpdir(), 'muster-bench-'));
const narrate = (line) => process.stderr.write(`${line}\n`);
const portOffset = await freeOffset();
const arrived = new Map();
const server = await mailServer();

for (const name of ['MUSTER_MONGODB_URI', 'MUSTER_PUBLIC_URL']) delete process.env[name]; // they would lead to another stack
Object.assign(process.env, {
  MUSTER_JAVA_OPTS: '-Xmx512m -XX:TieredStopAtLevel=4',
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
  await pages(source, 'warm', WARM_UP_SECONDS);
  const before = processor();
  const paged = await pages(source, 'page', SECONDS);
  const costs = PARTS.map((part, index) => ((processor()[index] - before[index]) * 1000) / paged.length);
  narrate(`processor per page: ${PARTS.map((part, index) => `${part} ${costs[index].toFixed(1)} ms`).join(', ')}`);
  const bare = await bareMails('bare', SECONDS);
  report(paged, bare, costs.reduce((sum, each) => sum + each));
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

/** Sends at a fixed rate whatever becomes of those before; the milliseconds from when each was due to when its mail was there. */
async function journeys(run, seconds, send) {
  const due = new Map();
  const failures = [];
  const began = performance.now();
  for (let index = 0; index < PER_SECOND * seconds; index++) {
    const at = began + (index * 1000) / PER_SECOND;
    if (at > performance.now()) await sleep(at - performance.now());
    const mark = `Bench-${run}-${index}-end`;
    due.set(mark, at);
    send(mark).catch((error) => failures.push(String(error)));
  }
  await eventually(`every mail of ${run}`, () => failures.length > 0 || [...due.keys()].every((mark) => arrived.has(mark)), {seconds: 120});
  if (failures.length > 0) throw new Error(`${failures.length} could not be sent: ${failures[0]}`);
  const took = [...due].map(([mark, at]) => arrived.get(mark) - at);
  narrate(`${run}: ${took.length} mails, p50 ${percentile(took, 0.5).toFixed(0)} ms, p99 ${percentile(took, 0.99).toFixed(0)} ms`);
  return took;
}

/** An alert that was not taken is sent again, as Alertmanager does; the time goes on. */
function pages(source, run, seconds) {
  return journeys(run, seconds, async (mark) => {
    const alert = webhook({summary: mark, run: randomUUID()});
    for (;;) {
      const {status, text, headers} = await source.post(alert);
      if (status < 300) return;
      if (status < 500 && status !== 429) throw new Error(`${status} ${text}`);
      await sleep(1000 * Number(headers.get('Retry-After') ?? 1));
    }
  });
}

function bareMails(run, seconds) {
  const transport = createTransport({host: '127.0.0.1', port: server.address().port, ignoreTLS: true});
  return journeys(run, seconds, (mark) => transport.sendMail({from: 'bench@muster.example', to: 'rosa@muster.example', subject: mark, text: mark}));
}

/** Processor time each part has taken so far, in seconds. */
function processor() {
  return PARTS.map((part) => processorSeconds(running(join(home, 'run', `${part}.pid`))?.pid));
}

function report(paged, bare, cost) {
  const p99 = percentile(paged, 0.99);
  const p50 = percentile(paged, 0.5);
  const plain = percentile(bare, 0.5);
  writeBench('paging', 0, [
    {metric: 'alert-to-smtp-p50-ms', unit: 'ms', better: 'lower', value: p50, baseline: 'a mail and nothing else', baselineValue: plain, ratio: p50 / plain},
    {metric: 'alert-to-smtp-p99-ms', unit: 'ms', better: 'lower', value: p99, baseline: 'a mail and nothing else', baselineValue: percentile(bare, 0.99),
      ratio: p99 / percentile(bare, 0.99), target: 1000, met: p99 < 1000},
    {metric: 'processor-ms-per-page', unit: 'ms', better: 'lower', value: cost},
  ]);
}
