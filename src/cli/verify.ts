import { readFile } from 'node:fs/promises';
import { verifyDocument } from '#modules/disclosures/domain/verify.js';
import { keyFingerprint, sha256, verifyText } from '#platform/keys/signing.js';
import { tell, UsageError } from './outcome.js';

/** `kaiji verify`: 0 intact and from a pinned installation, 3 intact but of unknown origin, 1 changed or wrongly signed, 2 unreadable. */
const VERIFIED = { pinned: 0, changed: 1, unreadable: 2, unknownOrigin: 3 } as const;

/**
 * Checks a signed revision offline. `--pin FINGERPRINT` (SHA-256 of the installation's key, hexadecimal, groups allowed) or `--pins FILE`
 * (one per line, # begins a remark) say which installations are known.
 */
export async function verify(args: readonly string[]): Promise<number> {
  const { file, pins } = await readArguments(args);
  const document = await readJson(file);
  const verdict = verifyDocument(document, sha256, verifyText);
  switch (verdict.result) {
    case 'unreadable':
      return tell(`${file}: 署名付きの開示書として読めません / is no signed revision`, VERIFIED.unreadable);
    case 'changed':
      return tell(`${file}: 署名後に変更されています / was changed after it was signed`, VERIFIED.changed);
    case 'wrong_key':
      return tell(`${file}: 提供元の鍵による署名ではありません / was not signed by the vendor's key`, VERIFIED.changed);
    case 'intact': {
      const fingerprint = keyFingerprint(verdict.installationKey);
      const known = pins.includes(fingerprint);
      const origin = known ? '発行元は登録済みです / origin known' : '発行元は未確認です / origin not known';
      const line = `${file}: 変更はありません / intact; ${origin}: ${fingerprint.match(/.{4}/g)?.join(' ') ?? ''}`;
      return tell(line, known ? VERIFIED.pinned : VERIFIED.unknownOrigin);
    }
  }
}

async function readArguments(
  args: readonly string[],
): Promise<{ readonly file: string; readonly pins: readonly string[] }> {
  const files: string[] = [];
  const pins: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [word = '', value] = [args[at], args[at + 1]];
    if (word !== '--pin' && word !== '--pins') files.push(word);
    else if (value === undefined) throw new UsageError(`${word}: 値がありません / needs a value`);
    else pins.push(...(word === '--pin' ? [value] : (await readFile(value, 'utf8')).split('\n')));
    if (word.startsWith('--pin')) at += 1;
  }
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new UsageError('kaiji verify FILE [--pin FINGERPRINT] [--pins FILE]');
  return {
    file,
    pins: pins.map((pin) => pin.replace(/#.*$/, '').replace(/[\s:]/g, '').toLowerCase()).filter((pin) => pin !== ''),
  };
}

/** What stands in the file; undefined where it is no JSON or cannot be read. */
async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}
