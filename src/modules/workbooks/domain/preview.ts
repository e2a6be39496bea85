import type { Finding } from '../../../kernel/finding.js';
import { type Answer, type Answers, BLANK } from '../../templates/domain/answer.js';
import { type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import type { CellsOfAnswer } from './read-answers.js';

/** What a workbook said, as it is kept with the import. */
export interface Reading {
  readonly header: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly places: Readonly<Record<string, CellsOfAnswer>>;
  readonly findings: readonly Finding[];
}

/**
 * What taking a row over would do: `new` fills a blank, `same` changes nothing, `changed` replaces what stands in the draft,
 * `doubtful` fills a blank with something a person should look at, `unreadable` marks the row as not readable, `absent` = not in the file.
 */
export type RowStatus = 'new' | 'same' | 'changed' | 'doubtful' | 'unreadable' | 'absent';

/** One row of the form before it is taken over. */
export interface PreviewRow {
  readonly question: string;
  /** As printed. */
  readonly code: string;
  readonly status: RowStatus;
  /** A person must choose between the draft and the file. */
  readonly conflict: boolean;
  readonly sheet?: string;
  readonly cells?: readonly string[];
  readonly current: Answer;
  /** What the draft would hold. */
  readonly proposed: Answer;
  readonly findings: readonly Finding[];
}

/** One field of the form's head before it is taken over. */
export interface PreviewField {
  readonly key: string;
  readonly status: 'new' | 'same' | 'changed' | 'absent';
  readonly current: string | null;
  readonly proposed: string | null;
}

export interface Preview {
  readonly rows: readonly PreviewRow[];
  readonly header: readonly PreviewField[];
  /** What belongs to no row: hidden sheets, unknown numbers, fields of the head. */
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<RowStatus, number>>;
}

export type Header = Readonly<Record<string, string>>;

/** What taking a reading over into a draft would do, row by row. Every row of the form is listed once. */
export function preview(template: Template, current: Answers, currentHeader: Header, reading: Reading): Preview {
  const questions = questionsOf(template).filter(({ answerType }) => answerType !== 'group');
  const concerned = concernedBy(reading);
  const names = namesOf(questions);
  const rows = questions.map((question): PreviewRow => {
    const code = question.officialCode ?? question.code;
    const findings = reading.findings.filter((finding) => {
      const known = concerned(finding);
      return known === undefined ? names.get(finding.code ?? '') === question.code : known === question.code;
    });
    const now = current.get(question.code) ?? BLANK;
    return {
      question: question.code,
      code,
      current: now,
      findings,
      ...change(now, reading.answers[question.code], findings),
      ...placeOf(reading, question.code),
    };
  });
  const listed = new Set(rows.flatMap((row) => row.findings));
  return {
    rows,
    header: template.headerFields.map(({ key }) => fieldChange(key, currentHeader[key], reading.header[key])),
    findings: reading.findings.filter((finding) => !listed.has(finding)),
    counts: countRows(rows),
  };
}

/** The question that a code names, ours or as printed; a printed one that several rows have names none. */
function namesOf(questions: readonly Question[]): ReadonlyMap<string, string> {
  const printed = new Map<string, string>();
  const repeated = new Set<string>();
  for (const { code, officialCode = code } of questions) {
    if (printed.has(officialCode)) repeated.add(officialCode);
    printed.set(officialCode, code);
  }
  const alone = [...printed].filter(([number]) => !repeated.has(number));
  return new Map([...alone, ...questions.map(({ code }) => [code, code] as const)]);
}

/** Findings on cells of single rows that are about all of them. */
const ABOUT_THE_TABLE: ReadonlySet<string> = new Set(['rows_moved', 'wording_changed']);

/** The question in whose cells a finding is; by its cells, for the number printed there may be another question's. */
function concernedBy({ places }: Reading): (finding: Finding) => string | undefined {
  const owners = new Map(
    Object.entries(places).flatMap(([question, { sheet, cells }]) =>
      cells.map((cell) => [`${sheet}!${cell}`, question] as const),
    ),
  );
  return ({ kind, sheet = '', cells = [] }) =>
    (ABOUT_THE_TABLE.has(kind) ? [] : cells)
      .map((cell) => owners.get(`${sheet}!${cell}`))
      .find((question) => question !== undefined);
}

/** Findings that say how a row was found or what it lacks, not that its answer is in doubt. */
const NO_DOUBT: ReadonlySet<string> = new Set(['missing_question', 'reworded_question']);

function change(
  current: Answer,
  read: Answer | undefined,
  findings: readonly Finding[],
): Pick<PreviewRow, 'status' | 'conflict' | 'proposed'> {
  if (read === undefined) return { status: 'absent', conflict: false, proposed: current };
  const proposed = taken(current, read);
  const filled = isFilled(current);
  if (sameAnswer(current, proposed)) return { status: 'same', conflict: false, proposed: current };
  if (read.value === 'unreadable') return { status: 'unreadable', conflict: filled, proposed };
  if (filled) return { status: 'changed', conflict: true, proposed };
  return { status: findings.some(({ kind }) => !NO_DOUBT.has(kind)) ? 'doubtful' : 'new', conflict: false, proposed };
}

/**
 * The file's answer; what a workbook has no place for stays as long as the answer itself is the same. Empty cells say nothing of a row that
 * waits for somebody or was declined.
 */
function taken(current: Answer, read: Answer): Answer {
  if (isWithheld(current) && sameAnswer(read, BLANK)) return current;
  const chosen = isChosen(read);
  if (!isSameValue(current, read) || !(chosen || current.text === read.text)) return read;
  return { ...without(current, ['remark']), ...without(read, chosen ? ['keys', 'text'] : []) };
}

const isWithheld = ({ value }: Answer): boolean => value === 'waiting' || value === 'declined';
const isChosen = ({ key, keys }: Answer): boolean => key !== undefined || keys !== undefined;
const isSameValue = (one: Answer, other: Answer): boolean =>
  one.value === other.value && one.key === other.key && sameSet(one.keys, other.keys);

/** An answer without these fields: the keys say what was chosen, whatever words they were printed in. */
const without = (answer: Answer, fields: readonly string[]): Answer => ({
  ...Object.fromEntries(Object.entries(answer).filter(([field]) => !fields.includes(field))),
  value: answer.value,
});

function isFilled({ value, remark, reason, responsibility }: Answer): boolean {
  return value !== 'blank' || [remark, reason, responsibility].some((text) => text !== undefined);
}

/** Whether two answers say the same, field by field, whatever the order of their fields. */
export function sameAnswer(one: Answer, other: Answer): boolean {
  return stable(one) === stable(other);
}

function stable(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${name}:${stable(field)}`)
    .join()}}`;
}

function sameSet(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}

function placeOf(reading: Reading, question: string): Pick<PreviewRow, 'sheet' | 'cells'> {
  const place = reading.places[question];
  return place ? { sheet: place.sheet, cells: place.cells } : {};
}

function fieldChange(key: string, current: string | undefined, read: string | undefined): PreviewField {
  const base = { key, current: current ?? null, proposed: read ?? current ?? null };
  if (read === undefined) return { ...base, status: 'absent' };
  if (read === current) return { ...base, status: 'same' };
  return { ...base, status: current === undefined || current === '' ? 'new' : 'changed' };
}

function countRows(rows: readonly PreviewRow[]): Record<RowStatus, number> {
  const counts: Record<RowStatus, number> = { new: 0, same: 0, changed: 0, doubtful: 0, unreadable: 0, absent: 0 };
  for (const { status } of rows) counts[status] += 1;
  return counts;
}
