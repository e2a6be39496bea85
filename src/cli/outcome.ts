import { RuleViolation } from '#kernel/rule-violation.js';
import { SPREADSHEET_PROBLEMS } from '#platform/spreadsheet/problems.js';

/** Exit codes of `kaiji`. */
export const EXIT = { ok: 0, usage: 1, unreadable: 2, notRecognised: 4 } as const;

/** A mistake in how a command was called. */
export class UsageError extends Error {}

/** One sentence in both languages for a refused file, with how to mend it; `undefined` if the error is no refusal. */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof RuleViolation)) return undefined;
  const problem = SPREADSHEET_PROBLEMS[error.code];
  if (!problem) return error.code;
  const facts = Object.values(error.facts).map(String).join(', ');
  const say = (language: 'ja' | 'en'): string =>
    [problem.title[language], problem.detail?.[language]].filter((part) => part !== undefined).join(' ');
  return `${say('ja')} / ${say('en')}${facts === '' ? '' : ` (${facts})`}`;
}

const FILE_TROUBLES: Readonly<Record<string, string>> = {
  ENOENT: 'ファイルがありません。 / There is no such file.',
  ENOTDIR: 'ファイルがありません。 / There is no such file.',
  EISDIR: 'ファイルではなくフォルダーです。 / This is a folder, not a file.',
  EEXIST: 'すでにあります。上書きはしません。 / It exists already and is not overwritten.',
  EACCES: 'ファイルを開く権限がありません。 / There is no permission to open the file.',
  EPERM: 'ファイルを開く権限がありません。 / There is no permission to open the file.',
  ENOSPC: 'ディスクの空きがありません。 / The disk is full.',
};

/** One sentence in both languages for a file that cannot be opened; `undefined` for any other error. */
export function fileTrouble(error: unknown): string | undefined {
  return isObject(error) && 'code' in error ? FILE_TROUBLES[String(error.code)] : undefined;
}

/** What the driver says without a code: a wrong or missing password, no TLS, no answer in time. */
const CONNECTION = /timeout|terminated|SASL|SSL/;

/** One sentence in both languages for a database that does not answer as it should, without its URL; `undefined` for any other error. */
export function databaseTrouble(error: unknown): string | undefined {
  if (!isObject(error)) return undefined;
  const reason =
    'code' in error ? String(error.code) : CONNECTION.exec('message' in error ? String(error.message) : '')?.[0];
  return (
    reason &&
    `データベースを読めません。動いているか、URL、役割(所有者)、パスワードが正しいかを確かめてください(${reason})。 / The database cannot be read. Check that it runs, and that URL, role (its owner) and password are right (${reason}).`
  );
}

/** Ends a command that could not do its work with a sentence on stderr. Anything unforeseen keeps its stack. */
export function fail(error: unknown): number {
  if (error instanceof UsageError) return tell(error.message, EXIT.usage);
  const trouble = fileTrouble(error);
  const sentence = trouble === undefined ? refusalOf(error) : `${pathIn(error)}${trouble}`;
  if (sentence !== undefined) return tell(sentence, EXIT.unreadable);
  throw error;
}

function pathIn(error: unknown): string {
  return isObject(error) && 'path' in error ? `${String(error.path)}: ` : '';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Writes a line to stderr and hands the exit code back. */
export function tell(line: string, code: number = EXIT.ok): number {
  process.stderr.write(`${line}\n`);
  return code;
}
