import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {promisify} from 'node:util';
import {answersOk, waitUntil} from '../lib/health.mjs';
import {startMetrics} from '../lib/metrics.mjs';
import {repoDir} from '../lib/paths.mjs';
import {isAlive, startDetached, stop} from '../lib/process.mjs';
import {need, which} from '../lib/run.mjs';

const ready = join(repoDir, 'infra', 'prometheus');
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'muster-prometheus-'));
const ends = [];
after(async () => {
  for (const end of ends.reverse()) await end();
  rmSync(folder, {recursive: true, force: true});
});

test('the ready-made rules fire just above their thresholds and after their time, and not before', async () => {
  const {stdout} = await run('promtool', ['test', 'rules', 'usual-service.rules.test.yml'], {cwd: ready});
  assert.match(stdout, /SUCCESS/);
});

test("every ready-made alert has its case in the rules' own test", () => {
  const cases = readFileSync(join(ready, 'usual-service.rules.test.yml'), 'utf8');
  for (const name of alertNames()) assert.match(cases, new RegExp(`alertname: ${name}\\n\\s+exp_alerts:\\n`), name);
});

test('the ready-made Alertmanager configuration sends everything to Muster', async () => {
  const config = join(ready, 'usual-service.alertmanager.yml');
  await run('amtool', ['check-config', config]);
  const {stdout} = await run('amtool', ['config', 'routes', 'test', `--config.file=${config}`, 'alertname=CpuHigh', 'service=checkout']);
  assert.equal(stdout.trim(), 'muster');
});

test('a real Prometheus fires each of them and a real Alertmanager sends them on, without those that follow from another', {timeout: 120_000}, async () => {
  const inbox = await receiver();
  const metrics = await startMetrics();
  ends.push(() => metrics.stop());
  const suffering = setInterval(suffer(metrics), 200);
  ends.push(() => clearInterval(suffering));
  const ports = {prometheus: await freePort(), alertmanager: await freePort(), nobody: await freePort()};
  configure({inbox, metrics, ports});
  await launch('alertmanager', which('prometheus-alertmanager', 'alertmanager') ?? need('alertmanager', 'install it'), ports.alertmanager, [
    '--config.file=alertmanager.yml', '--storage.path=alertmanager', `--web.listen-address=127.0.0.1:${ports.alertmanager}`, '--cluster.listen-address=',
  ]);
  await launch('prometheus', need('prometheus', 'install it'), ports.prometheus, [
    '--config.file=prometheus.yml', '--storage.tsdb.path=prometheus', `--web.listen-address=127.0.0.1:${ports.prometheus}`,
  ]);
  const inhibited = ['DiskFilling', 'CertificateExpires', 'LatencyHigh'];
  const expected = alertNames().filter((name) => !inhibited.includes(name));
  await waitUntil(() => expected.every((name) => inbox.fired.has(name)), {
    seconds: 60,
    late: () => `Only ${[...inbox.fired.keys()].join(', ')} came in of ${expected.join(', ')}.`,
  });
  for (const [name, {labels, annotations}] of inbox.fired) {
    assert.match(labels.severity, /^(critical|warning)$/, name);
    assert.equal(labels.service, name === 'TargetDown' ? 'search' : 'checkout', name);
    assert.doesNotMatch(annotations.summary, /<no value>|\{\{/, name);
  }
  const firing = await (await fetch(`http://127.0.0.1:${ports.prometheus}/api/v1/alerts`)).json();
  const names = new Set(firing.data.alerts.filter(({state}) => state === 'firing').map(({labels}) => labels.alertname));
  assert.deepEqual([...names].sort(), alertNames().sort(), 'all of them fire in Prometheus');
  for (const name of inhibited) assert.ok(!inbox.fired.has(name), `${name} follows from another`);
});

function alertNames() {
  return [...readFileSync(join(ready, 'usual-service.rules.yml'), 'utf8').matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
}

/** Stands where Muster's intake would, and remembers each alert that fires. */
async function receiver() {
  const fired = new Map();
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    for (const alert of JSON.parse(Buffer.concat(chunks)).alerts) {
      if (alert.status === 'firing') fired.set(alert.labels.alertname, alert);
    }
    response.writeHead(202).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => new Promise((done) => server.close(done)), () => server.closeAllConnections());
  return {url: `http://127.0.0.1:${server.address().port}/`, fired};
}

/** A service in every trouble there is: counters go on as they would, so that rates can be taken. */
function suffer(metrics) {
  let turn = 0;
  return () => {
    turn++;
    metrics.set('node_cpu_seconds_total', turn * 0.001, {cpu: 0, mode: 'idle'});
    metrics.set('node_memory_MemTotal_bytes', 1000);
    metrics.set('node_memory_MemAvailable_bytes', 10);
    const disk = {mountpoint: '/data', fstype: 'ext4'};
    metrics.set('node_filesystem_size_bytes', 1_000_000, disk);
    metrics.set('node_filesystem_avail_bytes', 40_000 - turn * 10, disk);
    metrics.set('http_server_requests_seconds_count', turn * 50, {status: 200});
    metrics.set('http_server_requests_seconds_count', turn * 50, {status: 503});
    for (const [le, share] of [['1', 10], ['5', 100], ['+Inf', 100]]) metrics.set('http_server_requests_seconds_bucket', turn * share, {le});
    metrics.set('probe_ssl_earliest_cert_expiry', Math.floor(Date.now() / 1000) + 3600);
  };
}

/** A port nobody has; somebody might take it before its owner does, which then says so and fails. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** As shipped, but without the waiting: every time is a second. */
function configure({inbox, metrics, ports}) {
  mkdirSync(folder, {recursive: true});
  const write = (name, text) => writeFileSync(join(folder, name), text);
  const shipped = (name) => readFileSync(join(ready, name), 'utf8');
  write('rules.yml', shipped('usual-service.rules.yml').replaceAll(/for: \d+[mh]/g, 'for: 1s'));
  write('key', 'mi_nobody');
  write(
    'alertmanager.yml',
    shipped('usual-service.alertmanager.yml')
      .replace(/url: .*/, `url: ${inbox.url}`)
      .replace(/credentials_file: .*/, `credentials_file: ${join(folder, 'key')}`)
      .replace(/group_wait: .*/, 'group_wait: 3s') // long enough for what inhibits others to be there
      .replace(/group_interval: .*/, 'group_interval: 1s'),
  );
  write(
    'prometheus.yml',
    `global: {scrape_interval: 1s, evaluation_interval: 1s}
rule_files: [rules.yml]
alerting: {alertmanagers: [{static_configs: [{targets: ['127.0.0.1:${ports.alertmanager}']}]}]}
scrape_configs:
  - job_name: shop
    static_configs:
      - {targets: ['127.0.0.1:${metrics.port}'], labels: {service: checkout}}
      - {targets: ['127.0.0.1:${ports.nobody}'], labels: {service: search}}
`,
  );
}

async function launch(name, command, port, args) {
  const logFile = join(folder, `${name}.log`);
  const record = await startDetached({command, args, env: process.env, cwd: folder, logFile, pidFile: join(folder, `${name}.pid`)});
  ends.push(() => stop(record));
  await waitUntil(() => answersOk(`http://127.0.0.1:${port}/-/ready`), {
    seconds: 60,
    dead: () => (isAlive(record) ? undefined : `${name} ended while it started: ${readFileSync(logFile, 'utf8')}`),
    late: () => `${name} was not ready within 60 s`,
  });
}
