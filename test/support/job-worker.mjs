import 'reflect-metadata';
import { Jobs } from '../../dist/src/platform/jobs/jobs.js';
import { JobRunner } from '../../dist/src/platform/jobs/job-runner.js';

/** A worker process for tests that end it: tells its parent of each job, and ends the job only if it is to. */
const { databaseUrl, hangs } = JSON.parse(process.argv[2]);
const jobs = new Jobs();
jobs.define('test.slow', async (actor, payload) => {
  process.send({ actor, payload });
  if (hangs) await new Promise(() => setInterval(() => undefined, 60_000));
});
const runner = new JobRunner(jobs, { databaseUrl, jobs: 'here' });
await runner.onApplicationBootstrap();
process.on('SIGTERM', () => runner.onApplicationShutdown().then(() => process.exit()));
