/** Something a person can put right; its message is one sentence that says what is wrong and what to do. */
export class Fault extends Error {
  name = 'Fault';
}

/** Runs a command-line verb: a Fault ends it with its sentence alone, anything else with its stack. */
export async function runCommand(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Fault ? error.message : (error.stack ?? error)}\n`);
    process.exitCode = 1;
  }
}
