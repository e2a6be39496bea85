import 'reflect-metadata';
import { AppModule } from '../../dist/src/app.module.js';
import { Clock } from '../../dist/src/platform/clock.js';
import { createApp } from '../../dist/src/platform/http/create-app.js';

/** The whole product in a process of its own that runs jobs, for tests that end it; its clock stands where its parent last set it. */
const { config: given, moment } = JSON.parse(process.argv[2]);
const config = { ...given, jobs: 'here', rateLimitFactor: Infinity };
let now = moment;
Clock.prototype.now = () => new Date(now);
process.on('message', (later) => {
  now = later;
});
process.on('disconnect', () => process.exit());
await createApp(AppModule.with(config), config);
process.send('ready');
