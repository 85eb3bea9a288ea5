import {setTimeout as sleep} from 'node:timers/promises';

/**
 * Asks again and again until the answer is neither false nor an error, and returns it. What is awaited is said in words, so
 * that a test that waited in vain tells what it missed, and what the last answer was.
 */
export async function eventually(what, probe, {seconds = 30, every = 50} = {}) {
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
