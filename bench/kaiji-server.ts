/** Kaiji as one process, on a free port that it tells its parent. */
import 'reflect-metadata';
import { AppModule } from '../src/app.module.js';
import { createApp } from '../src/platform/http/create-app.js';
import { config } from './stage.js';

const app = await createApp(AppModule.with(config), config);
await app.listen(0, '127.0.0.1');
process.send?.(Number(new URL(await app.getUrl()).port));
