import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Fault} from './fault.mjs';
import {answersOk, waitUntil} from './health.mjs';
import {startMetrics} from './metrics.mjs';
import {repoDir} from './paths.mjs';
import {requireFree} from './ports.mjs';
import {isAlive, running, startDetached, stop} from './process.mjs';
import {need, which} from './run.mjs';
import {describeStack} from './stack.mjs';

const TEMPLATES = join(repoDir, 'infra', 'prometheus');
const REMEDY = 'install it (Debian: `apt-get install prometheus prometheus-alertmanager`)';

/** A service whose checkouts fail as far as Prometheus can tell, and again do not. */
export const CHECKOUT_ERRORS = 'shop_checkout_error_ratio';

/**
 * Starts a real Prometheus, with something to watch, and a real Alertmanager that posts to Muster's intake. `metrics.set`
 * makes alerts fire and recover; `stop` ends both.
 */
export async function startPrometheusAndAlertmanager({home, portOffset, key, webhookUrl, narrate = () => {}} = {}) {
  const stack = describeStack({home, portOffset});
  const {ports} = stack;
  const prometheus = need('prometheus', REMEDY);
  const alertmanager = which('prometheus-alertmanager', 'alertmanager') ?? need('alertmanager', REMEDY);
  const folder = join(stack.home, 'alerting');
  const pidFiles = Object.fromEntries(['prometheus', 'alertmanager'].map((name) => [name, join(stack.home, 'run', `${name}.pid`)]));
  for (const name of Object.keys(pidFiles)) {
    if (running(pidFiles[name])) throw new Fault(`A ${name} of this stack runs already: end the other demo, or \`make down\`.`);
    await requireFree(ports[name], name);
  }
  rmSync(folder, {recursive: true, force: true}); // an alert of an earlier run must not be taken for this one's
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'key'), key ?? stack.secrets.MUSTER_DEMO_INTEGRATION_KEY, {mode: 0o600});

  const metrics = await startMetrics();
  const started = [];
  const stopAll = async () => {
    for (const record of started.reverse()) await stop(record);
    await metrics.stop();
    for (const file of Object.values(pidFiles)) rmSync(file, {force: true});
  };
  const values = {
    RULES: join(folder, 'rules.yml'),
    ALERTMANAGER_PORT: ports.alertmanager,
    EXPORTER_PORT: metrics.port,
    WEBHOOK_URL: webhookUrl ?? `${stack.urls.gateway}/intake/alertmanager`,
    KEY_FILE: join(folder, 'key'),
  };
  for (const name of ['prometheus.yml', 'rules.yml', 'alertmanager.yml']) fill(name, folder, values);

  const launch = async (name, command, args) => {
    const logFile = join(stack.home, 'logs', `${name}.log`);
    const record = await startDetached({command, args, env: process.env, cwd: folder, logFile, pidFile: pidFiles[name]});
    started.push(record);
    const url = `http://127.0.0.1:${ports[name]}`;
    await waitUntil(() => answersOk(`${url}/-/ready`), {
      seconds: 60,
      dead: () => (isAlive(record) ? undefined : `${name} ended while it started: see ${logFile}.`),
      late: () => `${name} was not ready within 60 s: see ${logFile}.`,
    });
    narrate(`${name}: ready at ${url}`);
    return url;
  };
  try {
    const alertmanagerUrl = await launch('alertmanager', alertmanager, [
      `--config.file=${join(folder, 'alertmanager.yml')}`, `--storage.path=${join(folder, 'alertmanager')}`,
      `--web.listen-address=127.0.0.1:${ports.alertmanager}`, '--cluster.listen-address=', `--web.external-url=http://127.0.0.1:${ports.alertmanager}`,
    ]);
    const prometheusUrl = await launch('prometheus', prometheus, [
      `--config.file=${join(folder, 'prometheus.yml')}`, `--storage.tsdb.path=${join(folder, 'prometheus')}`,
      `--web.listen-address=127.0.0.1:${ports.prometheus}`, `--web.external-url=http://127.0.0.1:${ports.prometheus}`,
    ]);
    return {prometheusUrl, alertmanagerUrl, metrics, stop: stopAll};
  } catch (error) {
    await stopAll();
    throw error;
  }
}

function fill(name, folder, values) {
  const text = readFileSync(join(TEMPLATES, name), 'utf8').replace(/\$\{([A-Z_]+)\}/g, (whole, key) => values[key] ?? whole);
  writeFileSync(join(folder, name), text);
}
