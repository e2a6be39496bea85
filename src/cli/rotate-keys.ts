import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Clock } from '#platform/clock.js';
import { dataFolder } from '#platform/config/data-folder.js';
import { Keys } from '#platform/keys/keys.js';
import { KeptKey } from '#platform/keys/kept-key.js';
import { addRootKey } from '#platform/keys/root-keys.js';
import { EXIT, tell, UsageError } from './outcome.js';
import { USAGE } from './usage.js';

/**
 * `kaiji rotate-keys`: a new root key, with which secrets are encrypted from now on, and a new signing key of the installation, certified by
 * the old one. Nothing is encrypted anew by force: what earlier root keys sealed, they still open.
 */
export async function rotateKeys(args: readonly string[]): Promise<number> {
  refuseArguments(args);
  const folder = dataFolder();
  if (!existsSync(join(folder, 'keys'))) return tell(NO_KEYS(folder), EXIT.unreadable);
  await addRootKey(join(folder, 'keys'));
  const { keyId } = await KeptKey.replace(folder, await Keys.open(folder), 'installation-key', new Clock().today());
  process.stdout.write(
    `${[
      '新しい鍵を作りました。Kaiji を起動し直すと使われます。 / New keys are made; restart Kaiji to use them.',
      `  設置の鍵の指紋 / fingerprint of the installation: ${keyId.match(/.{4}/g)?.join(' ') ?? keyId}`,
      `${join(folder, 'keys')} の控えを取り直してください。古い鍵も消さないでください。 / Back that folder up again, and delete none of the earlier keys.`,
    ].join('\n')}\n`,
  );
  return EXIT.ok;
}

const NO_KEYS = (folder: string): string =>
  `KAIJI_DATA(${folder})には鍵がまだありません。初回の npm start で作られます。 / KAIJI_DATA (${folder}) holds no keys yet; the first npm start makes them.`;

function refuseArguments(args: readonly string[]): void {
  try {
    parseArgs({ args: [...args], options: {} });
  } catch {
    throw new UsageError(USAGE['rotate-keys']);
  }
}
