import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Verdict, verifyDocument } from '#modules/disclosures/domain/verify.js';
import { keyFingerprint, sha256, verifyText } from '#platform/keys/signing.js';
import { tell, UsageError } from './outcome.js';

/** `kaiji verify`: intact and from a pinned installation, changed or wrongly signed, unreadable, intact but of unknown origin. */
const VERIFIED = { pinned: 0, changed: 1, unreadable: 2, unknownOrigin: 3 } as const;

/**
 * Checks a signed revision offline. `--pin FINGERPRINT` (SHA-256 of the installation's key, hexadecimal, groups allowed) and `--pins FILE`
 * (one per line, # begins a remark) say which installations are known.
 */
export async function verify(args: readonly string[]): Promise<number> {
  const { file, pins } = await readArguments(args);
  const verdict = verifyDocument(await readJson(file), sha256, verifyText);
  if (verdict.result !== 'intact')
    return tell(`${file}: ${REFUSED[verdict.result].line}`, REFUSED[verdict.result].code);
  const fingerprint = keyFingerprint(verdict.installationKey);
  const known = pins.includes(fingerprint);
  const origin = known ? '発行元は登録済みです / origin known' : '発行元は未確認です / origin not known';
  const line = `${file}: 変更はありません / intact; ${origin}: ${fingerprint.match(/.{4}/g)?.join(' ') ?? ''}`;
  return tell(line, known ? VERIFIED.pinned : VERIFIED.unknownOrigin);
}

const REFUSED: Readonly<
  Record<Exclude<Verdict['result'], 'intact'>, { readonly line: string; readonly code: number }>
> = {
  unreadable: { line: '署名付きの開示書として読めません / is no signed revision', code: VERIFIED.unreadable },
  changed: { line: '署名後に変更されています / was changed after it was signed', code: VERIFIED.changed },
  wrong_key: {
    line: '提供元の鍵による署名ではありません / was not signed by the vendor’s key',
    code: VERIFIED.changed,
  },
};

async function readArguments(
  args: readonly string[],
): Promise<{ readonly file: string; readonly pins: readonly string[] }> {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(USAGE);
  const lists = await Promise.all((values.pins ?? []).map((list) => readFile(list, 'utf8')));
  const pins = [...(values.pin ?? []), ...lists.flatMap((list) => list.split('\n'))];
  return { file, pins: pins.map((pin) => pin.replace(/#.*$/, '').replace(/[\s:]/g, '').toLowerCase()) };
}

const USAGE = 'kaiji verify FILE [--pin FINGERPRINT] [--pins FILE]';

function parsed(args: readonly string[]): { values: { pin?: string[]; pins?: string[] }; positionals: string[] } {
  const pin = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { pin, pins: pin } });
  } catch {
    throw new UsageError(USAGE);
  }
}

/** What stands in the file; undefined where it is no JSON or cannot be read. */
async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}
