import {setTimeout as sleep} from 'node:timers/promises';

/** How an alert source is told to come again: by Muster when it cannot record, by the gateway when the service is away. */
const COME_AGAIN = {alertmanager: [503, 504], 'alertmanager-v2': [503, 504], 'pagerduty-v2': [429, 503, 504]};

/**
 * A tool that goes wild: it reports ten problems over and over, in order and one message at a time, and sends a message again
 * until it is taken. Of each problem the first alert fires to the end; the others end one after the other on the way. Of every
 * second problem all is over at the end.
 */
export class WildSource {
  constructor({kind, number, key, url, words, members, rounds}) {
    Object.assign(this, {kind, number, key, url, words, rounds});
    this.members = kind === 'pagerduty-v2' ? 1 : members;
    this.startsAt = new Date(Date.now() - 60_000).toISOString();
    this.refusals = {};
    this.reports = 0;
    this.sent = 0;
  }

  get problems() {
    return Array.from({length: 10}, (_, problem) => ({name: `Storm-${this.words}-${this.number}-${problem}`, over: problem % 2 === 1}));
  }

  /** The round from which on an alert is over, never the first; of what fires to the end there is none. */
  overFrom(member, problem) {
    if (member > 0) return 1 + Math.floor(((this.rounds - 1) * member) / this.members);
    return problem.over ? this.rounds - 1 : Infinity;
  }

  messages(round) {
    const alerts = this.problems.flatMap((problem) =>
      Array.from({length: this.members}, (_, member) => ({problem, member, over: round >= this.overFrom(member, problem)})),
    );
    if (this.kind === 'alertmanager') return this.problems.map(({name}) => this.#webhook(alerts.filter(({problem}) => problem.name === name)));
    if (this.kind === 'pagerduty-v2') return alerts.map((alert) => this.#event(alert));
    const posts = [];
    for (let from = 0; from < alerts.length; from += 64) posts.push(this.#post(alerts.slice(from, from + 64)));
    return posts;
  }

  /** Sends everything; `taken(alerts)` hears of each message that was taken, and may make it wait. */
  async run(taken) {
    for (let round = 0; round < this.rounds; round++) {
      for (const message of this.messages(round)) {
        await this.#send(message);
        this.reports += message.alerts;
        this.sent++;
        await taken(message.alerts);
      }
    }
  }

  async #send({path, headers = {}, body}) {
    for (;;) {
      const answer = await fetch(`${this.url}${path}`, {
        method: 'POST',
        headers: {'Content-Type': 'application/json', ...headers},
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(60_000),
      })
        .then(async (response) => ({status: response.status, again: response.headers.get('Retry-After'), text: await response.text()}))
        .catch(() => ({status: 0})); // cut off, perhaps in the middle of the answer
      if (answer.status >= 200 && answer.status < 300) return;
      this.refusals[answer.status] = (this.refusals[answer.status] ?? 0) + 1;
      if (answer.status !== 0 && !COME_AGAIN[this.kind].includes(answer.status)) throw new Error(`${this.kind} was refused: ${answer.status} ${answer.text}`);
      await sleep(Math.min(2, Number(answer.again ?? 1)) * 1000);
    }
  }

  #labels({problem, member}) {
    return {alertname: problem.name, service: `storm-${this.number}`, instance: `web-${member}`, severity: 'warning'};
  }

  #alert(alert) {
    const endsAt = alert.over ? new Date().toISOString() : '0001-01-01T00:00:00Z';
    return {labels: this.#labels(alert), annotations: {summary: `${alert.problem.name} on web-${alert.member}`}, startsAt: this.startsAt, endsAt};
  }

  #webhook(alerts) {
    const [{problem}] = alerts;
    const status = alerts.some(({over}) => !over) ? 'firing' : 'resolved';
    return {
      path: '/intake/alertmanager',
      headers: {Authorization: `Bearer ${this.key}`},
      alerts: alerts.length,
      body: {
        version: '4', groupKey: `{}:{alertname="${problem.name}"}`, status, receiver: 'muster', truncatedAlerts: 0,
        groupLabels: {alertname: problem.name}, commonLabels: {alertname: problem.name}, commonAnnotations: {}, externalURL: 'http://alertmanager.example',
        alerts: alerts.map((alert) => ({
          ...this.#alert(alert), status: alert.over ? 'resolved' : 'firing', fingerprint: `${problem.name}-${alert.member}`, generatorURL: 'http://prometheus.example',
        })),
      },
    };
  }

  #post(alerts) {
    const later = new Date(Date.now() + 3_600_000).toISOString();
    return {
      path: '/api/v2/alerts',
      headers: {Authorization: `Bearer ${this.key}`},
      alerts: alerts.length,
      body: alerts.map((alert) => ({...this.#alert(alert), ...(alert.over ? {} : {endsAt: later})})),
    };
  }

  #event({problem, over}) {
    return {
      path: '/v2/enqueue',
      alerts: 1,
      body: {
        routing_key: this.key, event_action: over ? 'resolve' : 'trigger', dedup_key: problem.name,
        payload: {summary: problem.name, source: `storm-${this.number}`, severity: 'warning'},
      },
    };
  }
}
