import {setTimeout as sleep} from 'node:timers/promises';

/**
 * Asks again and again until the answer is neither false nor an error, and returns it. What is awaited is said in words, so
 * that a test that waited in vain tells what it missed, and what the last answer was. The patience is for a machine that does
 * much else besides; it costs nothing where the answer comes.
 */
export async function eventually(what, probe, {seconds = 90, every = 50} = {}) {
  const end = Date.now() + seconds * 1000;
  for (let last; ; await sleep(every)) {
    try {
      const answer = await probe();
      if (answer) return answer;
      last = `the last answer was ${answer}`;
    } catch (error) {
      last = error.message;
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s; ${last}`);
  }
}

/** The middle one of some figures. */
export function median(figures) {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Tells a figure beside what it should be. It fails nothing: how fast something is depends on what else the machine does, and a
 * test that fails for that teaches people not to look.
 */
export function tell(t, what, value, target, unit) {
  const figure = (number) => (Number.isInteger(number) ? number : number.toFixed(1));
  t.diagnostic(`${what}: ${figure(value)} ${unit} (target: under ${target} ${unit}, ${value < target ? 'met' : 'missed'})`);
}
