import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { connectedConfig } from './platform/config/connected-config.js';
import { Logger } from './platform/logger.js';

/** The process that only runs jobs, beside servers with `JOBS=elsewhere`. */
const config = { ...connectedConfig(), jobs: 'here' } as const;
const app = await NestFactory.createApplicationContext(AppModule.with(config), {
  abortOnError: false,
  bufferLogs: true,
});
app.useLogger(new Logger(config.logLevel));
app.enableShutdownHooks();
process.stdout.write('Kaiji: jobs\n');
process.send?.({ working: true });
