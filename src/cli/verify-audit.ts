import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { checkDatabase } from '#modules/audit/chain-database.js';
import { TOOLS } from '#modules/audit/chain-check.js';
import type { AuditKeyCard, SealedBlock } from '#modules/audit/domain/block.js';
import type { Fault } from '#modules/audit/domain/chain.js';
import { ExportCheck } from '#modules/audit/domain/export-check.js';
import { readExportLine } from '#modules/audit/domain/export-lines.js';
import { FAULT_WORDS, placeInWords } from '#modules/audit/domain/fault-words.js';
import { readHeads } from '#modules/audit/sealer-heads.js';
import { keyFingerprint } from '#platform/keys/signing.js';
import { databaseTrouble, tell, UsageError } from './outcome.js';
import { grouped, PIN_OPTIONS, Pins } from './pins.js';
import { USAGE } from './usage.js';

/** `kaiji verify-audit`: intact and from a pinned installation, damaged, wrong usage or unreadable, intact but of unknown origin. */
const VERIFIED = { intact: 0, damaged: 1, usage: 2, unknownOrigin: 3 } as const;
const FAULTS_SHOWN = 50;

/** What either way of checking comes to. */
interface Outcome {
  readonly faults: readonly (Fault & { readonly line?: number | null })[];
  readonly blocks: number;
  readonly records: number;
  readonly waiting: number;
  readonly newest: SealedBlock | null;
  /** Kept heads from after an export was made. */
  readonly newerHeads: number;
  readonly keys: readonly AuditKeyCard[];
}

interface Wish {
  readonly file: string | undefined;
  readonly database: string | undefined;
  readonly heads: readonly SealedBlock[];
  readonly pins: Pins;
}

/**
 * Checks the audit log without the server: an export (`exportEvents`, JSON lines) without any database, or with `--database URL` the whole
 * chain. `--heads FILE` names heads that were kept elsewhere; `--pin`, `--pins`, `--keys` the installations that are known.
 */
export async function verifyAudit(args: readonly string[]): Promise<number> {
  try {
    const wish = await readArguments(args);
    const outcome = wish.file === undefined ? await ofDatabase(wish) : await ofFile(wish.file, wish);
    const name = wish.file ?? 'database';
    if (outcome !== null) return show(name, outcome, wish.pins);
    return tell(`${name}: 監査記録の書き出しとして読めません / is no export of an audit log`, VERIFIED.usage);
  } catch (error) {
    if (error instanceof UsageError) return tell(error.message, VERIFIED.usage);
    throw error;
  }
}

async function ofDatabase({ database = '', heads, pins }: Wish): Promise<Outcome> {
  const { last, ...checked } = await checkDatabase(database, heads, (keys) => isOwnTo(pins, keys)).catch(inOneSentence);
  return { ...checked, newest: last, newerHeads: 0 };
}

function inOneSentence(error: unknown): never {
  const sentence = databaseTrouble(error);
  throw sentence === undefined ? error : new UsageError(`--database: ${sentence}`);
}

async function ofFile(file: string, { heads, pins }: Wish): Promise<Outcome | null> {
  const check = new ExportCheck(heads, ({ keys }, key) => isOwnTo(pins, keys)(key), TOOLS);
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1;
    check.take(readExportLine(line), number);
    if (check.isForeign) return null;
  }
  const checked = check.result();
  return checked && { ...checked, keys: checked.head.keys };
}

/** Whose word on audit keys counts: the pinned installation's, and where none is pinned, that of whoever certified the latest key. */
function isOwnTo(pins: Pins, cards: readonly AuditKeyCard[]): (installationKey: string) => boolean {
  const installation = installationOf(pins, cards);
  const kin = installation === undefined ? new Set<string>() : pins.kinOf(installation);
  return (key) => kin.has(key);
}

function installationOf(pins: Pins, cards: readonly AuditKeyCard[]): string | undefined {
  return (cards.findLast(({ installationKey }) => pins.know(installationKey)) ?? cards.at(-1))?.installationKey;
}

function show(name: string, outcome: Outcome, pins: Pins): number {
  const { faults, keys } = outcome;
  const installation = installationOf(pins, keys);
  const known = installation !== undefined && pins.know(installation);
  const verdict = faults.length === 0 ? '改ざんはありません / intact' : '改ざんが見つかりました / damaged';
  const origin = known ? '発行元は登録済みです / origin known' : '発行元は未確認です / origin not known';
  const lines = [
    `${name}: ${verdict}; ${origin}`,
    ...counts(outcome),
    ...(installation ? [`  発行元の鍵の指紋 / issuing installation: ${grouped(keyFingerprint(installation))}`] : []),
    ...faults.slice(0, FAULTS_SHOWN).map(inWords),
    ...(faults.length > FAULTS_SHOWN ? [`  … ${faults.length - FAULTS_SHOWN}`] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (faults.length > 0) return VERIFIED.damaged;
  return known ? VERIFIED.intact : VERIFIED.unknownOrigin;
}

function counts({ blocks, records, waiting, newest, newerHeads }: Outcome): readonly string[] {
  return [
    `  記録 / records: ${records}, 封 / blocks: ${blocks}, 封を待つ記録 / waiting: ${waiting}`,
    ...(newest ? [`  最新の封 / head: ${newest.number}, ${newest.at}, ${newest.root}`] : []),
    ...(newerHeads > 0 ? [newerHeadsInWords(newerHeads)] : []),
  ];
}

function newerHeadsInWords(count: number): string {
  return `  控えのうち、書き出しより後の封 ${count} 個は、このファイルでは判定できません / ${count} newer heads are not judged by this file`;
}

function inWords(fault: Fault & { readonly line?: number | null }): string {
  const [words, place] = [FAULT_WORDS[fault.kind], placeInWords(fault)];
  const [ja, en] = fault.line == null ? ['', ''] : [`${fault.line} 行目: `, `line ${fault.line}: `];
  return `  ! ${fault.kind}: ${ja}${words.ja} ${place.ja} / ${en}${words.en} ${place.en}`.trimEnd();
}

async function readArguments(args: readonly string[]): Promise<Wish> {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (more.length > 0 || (file === undefined) === (values.database === undefined))
    throw new UsageError(USAGE['verify-audit']);
  for (const heads of values.heads ?? []) await access(heads);
  const kept = await Promise.all((values.heads ?? []).map(readHeads));
  return { file, database: values.database, heads: kept.flatMap(({ heads }) => heads), pins: await Pins.read(values) };
}

function parsed(args: readonly string[]): {
  readonly values: { database?: string; heads?: string[]; pin?: string[]; pins?: string[]; keys?: string[] };
  readonly positionals: readonly string[];
} {
  const options = { ...PIN_OPTIONS, heads: PIN_OPTIONS.keys, database: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch {
    throw new UsageError(USAGE['verify-audit']);
  }
}
