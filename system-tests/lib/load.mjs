import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import {percentile} from './figures.mjs';

/**
 * After how long a caller whose request failed sends it again, with the same key: twice as long each time, and never before
 * the answer's Retry-After.
 */
const AGAIN_AFTER_MS = [500, 1000, 2000, 4000, 8000];

/**
 * Sends commands at a fixed rate whatever becomes of them, as the world does: nobody waits for an answer before something else
 * goes wrong elsewhere. A command without an answer is sent again with the same Idempotency-Key until it has one.
 */
export class Load {
  constructor({rate, seconds, patienceSeconds}) {
    Object.assign(this, {rate, seconds, patienceSeconds});
    this.commands = [];
    this.tries = 0;
    this.lateMs = 0;
  }

  /** `next(index)` makes a command `{kind, send(key)}`, whose `send` answers like a Caller. Returns when all have an answer. */
  async run(next) {
    const began = performance.now();
    const all = [];
    for (let index = 0; index < this.rate * this.seconds; index++) {
      const due = began + (index * 1000) / this.rate;
      if (due > performance.now()) await sleep(due - performance.now());
      this.lateMs = Math.max(this.lateMs, performance.now() - due);
      all.push(this.#send({...next(index), key: randomUUID(), due}));
    }
    this.sentSeconds = (performance.now() - began) / 1000;
    await Promise.all(all);
    return this;
  }

  async #send(command) {
    this.commands.push(command);
    const end = command.due + this.patienceSeconds * 1000;
    for (let tried = 0; ; tried++) {
      this.tries++;
      const answer = await command.send(command.key).catch((error) => ({status: 0, text: String(error.cause ?? error)}));
      if (answer.status >= 200 && answer.status < 300) {
        command.answer = answer.body;
        command.answeredAt = performance.now();
        command.tookMs = command.answeredAt - command.due;
        return;
      }
      command.failure = `${answer.status} ${answer.text}`;
      command.refused = answer.status >= 400 && answer.status < 500 && answer.status !== 429; // sending it again will not help
      if (command.refused || performance.now() > end) return;
      const asked = Number(answer.headers?.get('Retry-After') ?? 0) * 1000;
      await sleep(Math.max(asked, AGAIN_AFTER_MS[Math.min(tried, AGAIN_AFTER_MS.length - 1)]) * (1 + Math.random()));
    }
  }

  get acknowledged() {
    return this.commands.filter(({answer}) => answer);
  }

  /** Refused for what they are, which none of them should be. */
  get refused() {
    return this.commands.filter(({refused}) => refused);
  }

  /** How many were answered a second, from the first to the last answer. */
  get answeredPerSecond() {
    const last = Math.max(...this.acknowledged.map(({answeredAt}) => answeredAt));
    return this.acknowledged.length / ((last - this.commands[0].due) / 1000);
  }

  /** The time from when a command was due to its answer, at this share of all. */
  percentile(share) {
    return percentile(this.acknowledged.map(({tookMs}) => tookMs), share);
  }
}
