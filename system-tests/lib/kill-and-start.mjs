// Kills one part of the running stack the hard way, says so, and starts it again. A process of its own, as a test that sends load
// is too busy to watch over a part that comes back.
import {runningStack} from './stack.mjs';

const part = process.argv[2];
const stack = runningStack();
await stack.killPart(part);
process.stdout.write('killed\n');
await stack.startPart(part);
