import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {CHECKOUT_ERRORS} from '../../infra/local/lib/alerting.mjs';
import {answersOk, waitUntil} from '../../infra/local/lib/health.mjs';
import {startMetrics} from '../../infra/local/lib/metrics.mjs';
import {startDetached, stop} from '../../infra/local/lib/process.mjs';
import {need} from '../../infra/local/lib/run.mjs';
import {person} from '../lib/callers.mjs';
import {clientWithRole} from '../lib/clients.mjs';
import {runningStack} from '../lib/stack.mjs';
import {eventually} from '../lib/wait.mjs';

const service = `straight-${randomUUID().slice(0, 8)}`;
const ends = [];
let stack;
let mina;
let metrics;
let integration;
let prometheus;

before(async () => {
  stack = runningStack();
  mina = await person(stack, 'mina');
  const adam = await person(stack, 'adam');
  integration = await adam.must('POST', '/api/integrations', {name: service, source: 'alertmanager-v2'}, {'Idempotency-Key': randomUUID()});
  metrics = await startMetrics();
  ends.push(() => metrics.stop());
  metrics.set(CHECKOUT_ERRORS, 0, {service});
  await startPrometheus();
});
after(async () => {
  for (const end of ends.reverse()) await end();
});

/** A Prometheus that knows no Alertmanager but Muster, and shows it the integration's key. */
async function startPrometheus() {
  const folder = join(stack.home, 'straight');
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'key'), integration.key, {mode: 0o600});
  const scraper = await clientWithRole(stack, 'metrics');
  ends.push(() => scraper.remove());
  writeFileSync(join(folder, 'secret'), scraper.secret, {mode: 0o600});
  const rule = {
    alert: 'CheckoutErrors', expr: `${CHECKOUT_ERRORS} > 0.1`, labels: {severity: 'critical', service: '{{ $labels.service }}'}, annotations: {summary: `Checkouts of ${service} fail`},
  };
  // JSON is YAML, too.
  writeFileSync(join(folder, 'rules.yml'), JSON.stringify({groups: [{name: 'straight', rules: [rule]}]}));
  const config = {
    global: {scrape_interval: '1s', evaluation_interval: '1s'},
    rule_files: ['rules.yml'],
    alerting: {alertmanagers: [{authorization: {credentials_file: 'key'}, static_configs: [{targets: [new URL(stack.urls.gateway).host]}]}]},
    scrape_configs: [
      {job_name: 'shop', static_configs: [{targets: [`127.0.0.1:${metrics.port}`]}]},
      {
        job_name: 'muster-reporting',
        // On a busy machine Muster may take longer than the second there would be else.
        scrape_interval: '5s',
        scrape_timeout: '5s',
        metrics_path: '/actuator/prometheus',
        oauth2: {client_id: scraper.clientId, client_secret_file: 'secret', token_url: `${stack.urls.issuer}/protocol/openid-connect/token`},
        static_configs: [{targets: [`127.0.0.1:${stack.ports['reporting-service']}`]}],
      },
    ],
  };
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(config));
  const address = `127.0.0.1:${stack.ports.prometheus}`;
  const record = await startDetached({
    command: need('prometheus', 'install it (Debian: `apt-get install prometheus`)'),
    args: ['--config.file=prometheus.yml', '--storage.tsdb.path=data', `--web.listen-address=${address}`],
    env: process.env,
    cwd: folder,
    logFile: join(stack.home, 'logs', 'prometheus-straight.log'),
    pidFile: join(stack.home, 'run', 'prometheus-straight.pid'),
  });
  ends.push(() => stop(record));
  prometheus = `http://${address}`;
  await waitUntil(() => answersOk(`${prometheus}/-/ready`), {seconds: 60, late: () => 'Prometheus was not ready within 60 s.'});
}

async function incident() {
  const {items} = await mina.must('GET', '/api/incidents?limit=100');
  return items.filter(({services}) => services.includes(service))[0];
}

test('a Prometheus without an Alertmanager sends what fires straight to Muster', async () => {
  metrics.set(CHECKOUT_ERRORS, 0.5, {service});
  const opened = await eventually('the incident', incident);
  assert.equal(opened.title, `Checkouts of ${service} fail`);
  assert.equal(opened.severity, 'SEV1');
  assert.deepEqual(opened.alerts, {total: 1, firing: 1});
});

test('and what is over, which resolves the incident', async () => {
  metrics.set(CHECKOUT_ERRORS, 0, {service});
  await eventually('the end', async () => (await incident()).state === 'RESOLVED');
});

/** What Prometheus answers to an expression; refused ones throw. */
async function query(expression) {
  const response = await fetch(`${prometheus}/api/v1/query?${new URLSearchParams({query: expression})}`);
  const {status, data, error} = await response.json();
  assert.equal(status, 'success', `${expression}: ${error}`);
  return data.result;
}

test('each panel of the Grafana dashboard asks for figures that Muster gives, by labels they have', async () => {
  const dashboard = JSON.parse(readFileSync(new URL('../../infra/grafana/muster-response.json', import.meta.url), 'utf8'));
  const expressions = dashboard.panels.flatMap(({targets = []}) => targets.map(({expr}) => expr));
  assert.ok(expressions.length >= dashboard.panels.length, 'a panel asks for nothing');
  // Prometheus has no figures before the first scrape, nor between one that fails and the next.
  for (const expression of expressions) await eventually(`figures of ${expression}`, () => shows(expression));
});

async function shows(expression) {
  const [, by] = /by \((\w+)\)/.exec(expression) ?? [];
  for (const [selector] of expression.matchAll(/muster_\w+(\{[^}]*\})?/g)) {
    const series = await query(selector);
    assert.ok(series.length > 0, `${selector} of ${expression} is no figure of Muster's`);
    assert.ok(!by || series.every(({metric}) => metric[by]), `${selector} has no label ${by}`);
  }
  const shown = await query(expression);
  // A share of none is none: where nothing was deployed yet, there is no rate.
  assert.ok(expression.includes('> 0') || shown.length > 0, `${expression} shows nothing`);
  return true;
}
