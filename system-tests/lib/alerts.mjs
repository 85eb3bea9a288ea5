import {randomUUID} from 'node:crypto';
import {Caller} from './callers.mjs';

/** An alert source that shows its integration key and posts as Alertmanager does. */
export class AlertSource {
  constructor({urls, secrets}, key = secrets.MUSTER_DEMO_INTEGRATION_KEY) {
    this.caller = new Caller(urls.gateway, {Authorization: `Bearer ${key}`, 'User-Agent': 'Alertmanager/0.25.0'});
  }

  post(webhook, options) {
    return this.caller.post('/intake/alertmanager', webhook, options);
  }
}

/** A webhook of version 4 with one alert in it, as Alertmanager writes it. */
export function webhook({summary, severity = 'critical', service = 'checkout', status = 'firing', run = randomUUID(), startsAt = new Date()}) {
  const labels = {alertname: 'CheckoutErrors', service, severity, run};
  const annotations = {summary, description: `Seen on ${service}.`};
  return {
    version: '4',
    groupKey: `{}:{alertname="CheckoutErrors", run="${run}", service="${service}"}`,
    truncatedAlerts: 0,
    status,
    receiver: 'muster',
    groupLabels: {alertname: labels.alertname, run, service},
    commonLabels: labels,
    commonAnnotations: annotations,
    externalURL: 'http://alertmanager.example',
    alerts: [
      {
        status,
        labels,
        annotations,
        startsAt: startsAt.toISOString(),
        endsAt: status === 'resolved' ? new Date().toISOString() : '0001-01-01T00:00:00Z',
        generatorURL: 'http://prometheus.example/graph',
        fingerprint: run.replaceAll('-', '').slice(0, 16),
      },
    ],
  };
}
