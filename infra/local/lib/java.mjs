import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {Fault} from './fault.mjs';
import {toolDir} from './paths.mjs';

let found;

/** The JDK that builds and runs Muster. */
export function javaHome() {
  if (!found) {
    const {stdout, stderr, status} = spawnSync('sh', [join(toolDir, 'find-jdk.sh')], {encoding: 'utf8'});
    if (status !== 0) throw new Fault(stderr.trim());
    found = stdout.trim();
  }
  return found;
}

/** The environment under which Maven and everything else finds that JDK. */
export function javaEnv() {
  return {...process.env, JAVA_HOME: javaHome()};
}

/**
 * Flags for a small, quickly started JVM: many of them share one machine here. The heap cap is the part's own; anything
 * in MUSTER_JAVA_OPTS comes last and so wins.
 */
export function smallJvm(heap) {
  const own = (process.env.MUSTER_JAVA_OPTS ?? '').split(/\s+/).filter(Boolean);
  return [`-Xmx${heap}`, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xss512k', '-XX:+ExitOnOutOfMemoryError', ...own];
}
