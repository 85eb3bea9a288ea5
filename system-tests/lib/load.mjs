import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';

/** After how long a caller whose request failed sends it again, with the same key. */
const AGAIN_AFTER_MS = 500;

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
    for (;;) {
      this.tries++;
      const answer = await command.send(command.key).catch((error) => ({status: 0, text: String(error.cause ?? error)}));
      if (answer.status >= 200 && answer.status < 300) {
        command.answer = answer.body;
        command.tookMs = performance.now() - command.due;
        return;
      }
      command.failure = `${answer.status} ${answer.text}`;
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return; // will not get better
      if (performance.now() > end) return;
      await sleep(AGAIN_AFTER_MS * (0.5 + Math.random()));
    }
  }

  get acknowledged() {
    return this.commands.filter(({answer}) => answer);
  }

  get failed() {
    return this.commands.filter(({answer}) => !answer);
  }

  /** The time from when a command was due to its answer, at this share of all. */
  percentile(share) {
    const times = this.acknowledged.map(({tookMs}) => tookMs).sort((a, b) => a - b);
    return times[Math.min(times.length - 1, Math.floor(times.length * share))];
  }
}
