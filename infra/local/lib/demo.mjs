import {CHECKOUT_ERRORS, startPrometheusAndAlertmanager} from './alerting.mjs';
import {Fault} from './fault.mjs';
import {read, waitUntil} from './health.mjs';
import {findMail, mails} from './mail.mjs';
import {startStack} from './stack.mjs';

/**
 * One alert's way through the product, told as it happens: a real Prometheus sees failing checkouts, its Alertmanager tells
 * Muster, and the person on call gets a mail. What it started is stopped at the end, or on Ctrl-C; the stack stays.
 */
export async function runDemo({narrate}) {
  const {urls, secrets} = await startStack({narrate});
  const before = new Set((await mails(urls.inbox)).map(({id}) => id));
  const alerting = await startPrometheusAndAlertmanager({narrate});
  let interrupted = false;
  const interrupt = () => (interrupted = true);
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const step = (probe, seconds, late) =>
    waitUntil(async () => interrupted || (await probe()), {seconds, late: () => late});
  try {
    alerting.metrics.set(CHECKOUT_ERRORS, 0.42, {service: 'checkout', run: new Date().toISOString().slice(11, 19)});
    const began = Date.now();
    narrate(`the shop now fails 42 % of its checkouts; Prometheus looks every second: ${alerting.prometheusUrl}/alerts`);
    await step(() => firing(alerting), 60, `Prometheus did not raise the alert within 60 s: see ${alerting.prometheusUrl}/targets.`);
    if (!interrupted) {
      narrate(`the alert fires and Alertmanager posts it to Muster: ${alerting.alertmanagerUrl}`);
      narrate(`watch the incident at ${urls.gateway} (sign in as rosa, ${secrets.MUSTER_DEMO_PASSWORD})`);
    }
    let mail;
    const arrived = async () => (mail = await findMail(urls.inbox, ({id}) => !before.has(id)));
    await step(arrived, 120, `No mail arrived within 120 s: see the logs of incident-service and notification-service, and ${urls.inbox}.`);
    if (mail) {
      narrate(`mail to ${mail.to.join(', ')} after ${((Date.now() - began) / 1000).toFixed(1)} s: "${mail.subject}"`);
      narrate(`read it at ${urls.inbox}; its link acknowledges the incident`);
    }
  } finally {
    await alerting.stop();
    narrate('Prometheus and Alertmanager are stopped; Muster keeps running (make down stops it)');
  }
  if (interrupted) throw new Fault('The demo was interrupted.');
}

async function firing({alertmanagerUrl}) {
  return JSON.parse(await read(`${alertmanagerUrl}/api/v2/alerts?active=true`)).length > 0;
}
