import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type SignedRevision, type Verdict, verifyDocument } from '#modules/disclosures/domain/verify.js';
import { keyFingerprint, sha256, verifyText } from '#platform/keys/signing.js';
import { tell, UsageError } from './outcome.js';
import { grouped, jsonOf, PIN_OPTIONS, Pins } from './pins.js';
import { linesOfRevision } from './revision-lines.js';
import { USAGE } from './usage.js';

/** `kaiji verify`: intact and from a pinned installation, changed or wrongly signed, unreadable, intact but of unknown origin. */
const VERIFIED = { pinned: 0, changed: 1, unreadable: 2, unknownOrigin: 3 } as const;

/**
 * Checks a signed revision offline and shows who signed what. `--pin FINGERPRINT` (SHA-256 of the installation's key, hexadecimal, groups
 * allowed) and `--pins FILE` (one per line, # begins a remark) say which installations are known; `--keys FILE` (the installation's
 * `getInstallationKey`) which key took another's place, so that a pin of either knows both.
 */
export async function verify(args: readonly string[]): Promise<number> {
  const { file, pins } = await readArguments(args);
  const signed = jsonOf(await readFile(file, 'utf8'));
  const verdict = verifyDocument(signed, sha256, verifyText);
  if (verdict.result !== 'intact')
    return tell(`${file}: ${REFUSED[verdict.result].line}`, REFUSED[verdict.result].code);
  const fingerprint = keyFingerprint(verdict.installationKey);
  const known = pins.know(verdict.installationKey);
  const origin = known ? '発行元は登録済みです / origin known' : '発行元は未確認です / origin not known';
  const lines = [
    `${file}: 変更はありません / intact; ${origin}`,
    ...linesOfRevision((signed as SignedRevision).document),
    `  発行元の鍵の指紋 / issuing installation: ${grouped(fingerprint)}`,
    ...(known ? [] : howToPin(fingerprint)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return known ? VERIFIED.pinned : VERIFIED.unknownOrigin;
}

function howToPin(fingerprint: string): readonly string[] {
  return [
    '',
    '上の内容が本当にこの発行元のものかは、まだ分かりません。発行元の設置の GET /api/v1/installation-key の fingerprint と同じなら、次のように指定してください。',
    'Whether the above truly comes from there is not known yet. If it equals the fingerprint of GET /api/v1/installation-key of that installation, name it:',
    `  --pin ${fingerprint}`,
  ];
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

async function readArguments(args: readonly string[]): Promise<{ readonly file: string; readonly pins: Pins }> {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(USAGE.verify);
  return { file, pins: await Pins.read(values) };
}

interface Parsed {
  readonly values: { readonly pin?: string[]; readonly pins?: string[]; readonly keys?: string[] };
  readonly positionals: readonly string[];
}

function parsed(args: readonly string[]): Parsed {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: PIN_OPTIONS });
  } catch {
    throw new UsageError(USAGE.verify);
  }
}
