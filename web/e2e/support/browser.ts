import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const AS_ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const OFFLINE = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--metrics-recording-only',
  '--disable-features=OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater',
  '--disable-gpu',
  '--disable-dev-shm-usage',
];

/** Opens a Chromium of this machine: `CHROMIUM_PATH`, or where Debian puts it. Without one nothing is tested, so that fails. */
export function openBrowser(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  const executablePath = named ?? PLACES.find((path) => existsSync(path));
  if (executablePath === undefined || !existsSync(executablePath))
    throw new Error(
      'Chromium がありません。`apt-get install chromium` で入れるか、CHROMIUM_PATH に実行ファイルを指定してください。 / ' +
        'There is no Chromium. Install it with `apt-get install chromium`, or name its program in CHROMIUM_PATH.',
    );
  return chromium.launch({ executablePath, args: [...AS_ROOT, ...OFFLINE] });
}
