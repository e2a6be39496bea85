import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { SettingsWatch } from './modules/audit/settings-watch.js';
import { SetUpService } from './modules/identity/set-up.service.js';
import { connectedConfig } from './platform/config/connected-config.js';
import { createApp } from './platform/http/create-app.js';

/** The server process, `--no-set-up-link` for one that a program sets up. `bin/start.mjs` has checked the settings and migrated the database before. */
const config = connectedConfig();
const app = await createApp(AppModule.with(config), config);
const loopback = config.hosts.every((host) => host === '127.0.0.1' || host === '::1');
for (const host of loopback ? ['localhost'] : config.hosts) await app.listen(config.port, host);
await app.get(SettingsWatch).check();
process.stdout.write(`Kaiji: ${config.publicUrl}\n`);
const setUp = await app.get(SetUpService).offer();
if (setUp && !process.argv.includes('--no-set-up-link')) process.stdout.write(`初期設定 / Set-up: ${setUp.link}\n`);
process.send?.({ listening: config.publicUrl, setUpToken: setUp?.token ?? null });
