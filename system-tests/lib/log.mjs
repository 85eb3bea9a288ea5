import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {MongoClient} from 'mongodb';
import {javaEnv, javaHome} from '../../infra/local/lib/java.mjs';
import {repoDir} from '../../infra/local/lib/paths.mjs';
import {need, run} from '../../infra/local/lib/run.mjs';

const JAR = join(repoDir, 'event-log', 'target', 'muster-log.jar');

/** Runs the auditors' own tool, which needs no service; what it printed and how it ended. */
export async function musterLog(...args) {
  if (!existsSync(JAR)) {
    const build = ['-B', '-q', 'package', '-DskipTests', '-Dspotless.check.skip', '-pl', 'event-log', '-am'];
    await run(need('mvn', 'install Maven 3.8 or newer'), build, {cwd: repoDir, env: javaEnv()});
  }
  const {status, stdout, stderr} = spawnSync(join(javaHome(), 'bin', 'java'), ['-jar', JAR, ...args], {encoding: 'utf8'});
  return {status, out: stdout, err: stderr};
}

/** What an operator types on the machine of a local stack. */
export const LOCAL_MUSTER_LOG = join(repoDir, 'infra', 'local', 'muster-log.sh');

/** Runs it against the stack of this run, whose folder and ports are in the environment. */
export function localMusterLog(args, env = {}) {
  const {status, stdout, stderr} = spawnSync(LOCAL_MUSTER_LOG, args, {encoding: 'utf8', env: {...process.env, ...env}});
  return {status, out: stdout, err: stderr};
}

/** The database itself, for looking at what is really stored and for doing what no service would. */
export class Database {
  static async of({mongoUri}, name) {
    const client = new MongoClient(mongoUri, {serverSelectionTimeoutMS: 60_000, useBigInt64: true});
    await client.connect();
    return new Database(client, client.db(name));
  }

  constructor(client, db) {
    this.client = client;
    this.db = db;
    this.commits = db.collection('events');
  }

  /** The connection string of this database in the stack's MongoDB. */
  uri({mongoUri}) {
    const uri = new URL(mongoUri);
    uri.pathname = `/${this.db.databaseName}`;
    return uri.href;
  }

  /** The newest position in the log. */
  async head() {
    const [newest] = await this.commits.find().sort({_id: -1}).limit(1).toArray();
    return newest ? Number(newest._id) + newest.n - 1 : 0;
  }

  /** The events that one request led to, by the id every event carries. */
  async eventsOf(requestId) {
    const commits = await this.commits.find().toArray();
    return commits.flatMap(({ev}) => ev).filter(({md}) => Buffer.from(md.buffer).toString().includes(requestId));
  }

  /** Replaces the whole log by a copy of another one. */
  async becomeCopyOf(other) {
    await this.db.dropDatabase();
    const commits = await other.commits.find().sort({_id: 1}).toArray();
    for (let from = 0; from < commits.length; from += 500) await this.commits.insertMany(commits.slice(from, from + 500));
    return commits;
  }

  close() {
    return this.client.close();
  }
}
