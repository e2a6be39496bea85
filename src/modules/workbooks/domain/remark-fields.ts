import type { Bilingual } from '../../../kernel/bilingual.js';
import { readDate } from '../../../kernel/written-date.js';
import type { Answer, Reason } from '../../templates/domain/answer.js';
import type { ExtraField } from './headings.js';

/** What a line of a remark begins with that holds a field of its own; both languages are read in every workbook. */
const LABELS = {
  declined: { ja: '【回答しない】', en: '[Declined]' },
  waiting: { ja: '【回答待ち】', en: '[Waiting for]' },
  explanation: { ja: '【理由】', en: '[Reason]' },
  alternative_measure: { ja: '【代替措置】', en: '[Alternative measure]' },
  plannedOn: { ja: '【対応予定日】', en: '[Planned on]' },
  condition: { ja: '【条件】', en: '[Condition]' },
  responsibility: { ja: '【責任分界】', en: '[Responsibility]' },
} as const satisfies Record<string, Bilingual>;

type Label = keyof typeof LABELS;
const NAMES = Object.keys(LABELS) as Label[];

/** Before a line of a text that begins like a label but is none. */
const ESCAPE = '＼';
const quoted = (text: string): string => text.replace(/[[\]]/g, '\\$&');
const ANY = NAMES.flatMap((name) => [LABELS[name].ja, LABELS[name].en])
  .map(quoted)
  .join('|');
const LIKE_LABEL = new RegExp(`^${ESCAPE}*(?:${ANY})`);
const ESCAPED_LABEL = new RegExp(`^${ESCAPE}+(?:${ANY})`);
const RETURN_AT_END = new RegExp(`\\r${ESCAPE}*$`);
const ESCAPED_RETURN = new RegExp(`\\r${ESCAPE}+$`);

const isFilled = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

/** What is written behind each label; absent where nothing is. A field goes there only with an answer that can have it. */
const SAYS: Readonly<Record<Label, (answer: Answer, lacks: (field: ExtraField) => boolean) => string | undefined>> = {
  declined: (answer, lacks) => {
    if (answer.value !== 'declined' || !lacks('state')) return undefined;
    return reasonOf(answer, 'explanation', lacks) ?? '';
  },
  waiting: ({ value, waitingFor }, lacks) => {
    const whom = lacks('waitingFor') && isFilled(waitingFor) ? waitingFor : '';
    return value === 'waiting' && (lacks('state') || whom !== '') ? whom : undefined;
  },
  explanation: (answer, lacks) =>
    answer.value === 'declined' && lacks('state') ? undefined : reasonOf(answer, 'explanation', lacks),
  alternative_measure: (answer, lacks) => reasonOf(answer, 'alternative_measure', lacks),
  plannedOn: ({ value, plannedOn }, lacks) => (value === 'yes' && lacks('plannedOn') ? plannedOn : undefined),
  condition: ({ value, condition }, lacks) =>
    value === 'yes' && lacks('condition') && isFilled(condition) ? condition : undefined,
  responsibility: ({ responsibility }, lacks) =>
    lacks('responsibility') && isFilled(responsibility) ? responsibility : undefined,
};

function reasonOf({ reason }: Answer, kind: Reason['kind'], lacks: (field: ExtraField) => boolean): string | undefined {
  return reason?.kind === kind && lacks('reason') && isFilled(reason.text) ? reason.text : undefined;
}

/**
 * The remark as it is written: its text, and behind it a line for every field that the workbook has no column for. Absent where there
 * is nothing to write. `splitRemark` gives the same again, whatever the texts are.
 */
export function composeRemark(
  answer: Answer,
  fieldsWithoutColumn: ReadonlySet<ExtraField>,
  language: keyof Bilingual,
): string | undefined {
  const lines = NAMES.flatMap((name) => {
    const text = SAYS[name](answer, (field) => fieldsWithoutColumn.has(field));
    return text === undefined ? [] : [labelled(LABELS[name][language], text, language)];
  });
  const { remark = '' } = answer;
  const parts = remark === '' ? lines : [escapeLines(remark.split('\n')), ...lines];
  return parts.length === 0
    ? undefined
    : parts.map((part, at) => (at < parts.length - 1 ? closed(part) : part)).join('\n');
}

function labelled(label: string, text: string, language: keyof Bilingual): string {
  const [first = '', ...more] = text.split('\n');
  const start = language === 'en' && text !== '' ? `${label} ${first}` : label + first;
  return more.length === 0 ? start : `${start}\n${escapeLines(more)}`;
}

const escapeLines = (lines: readonly string[]): string =>
  lines.map((line) => (LIKE_LABEL.test(line) ? ESCAPE + line : line)).join('\n');

/** A text that ends in a carriage return is told from one that a Windows line end follows. */
const closed = (part: string): string => (RETURN_AT_END.test(part) ? part + ESCAPE : part);

function opened(part: string): string {
  if (ESCAPED_RETURN.test(part)) return part.slice(0, -ESCAPE.length);
  return part.endsWith('\r') ? part.slice(0, -1) : part;
}

/** A remark taken apart. */
export interface SplitRemark {
  /** What is left of it; absent where nothing is. */
  readonly remark?: string;
  readonly fields: Partial<Answer>;
  /** What stands as a day and is none; it is left in the remark. */
  readonly noDates: readonly string[];
}

interface Part {
  readonly label?: Label;
  /** As it stands, and without its label. */
  text: string;
  behind: string;
}

/**
 * Takes the fields out of a remark that stand in lines of their own, in any order. `said` is what the row says elsewhere: a line stays
 * text if it is said there already, has nothing behind it or no meaning with that answer (a condition of いいえ, 回答待ち beside a mark).
 */
export function splitRemark(text: string, said: Answer): SplitRemark {
  const parts = partsOf(text);
  let fields: Partial<Answer> = {};
  const left = parts.filter(({ label, behind }) => {
    const taken = label && TAKES[label](behind, { ...said, ...fields });
    fields = { ...fields, ...taken };
    return !taken;
  });
  const remark = left.map((part) => part.text).join('\n');
  const days = parts.flatMap(({ label, behind }) => (label === 'plannedOn' && isFilled(behind) ? [behind] : []));
  const noDates = days.filter((day) => readDate(day) === undefined);
  return { ...(remark !== '' && { remark }), fields, noDates };
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const line of text.split('\n')) {
    const part = labelledPart(line);
    const last = parts.at(-1);
    const plain = ESCAPED_LABEL.test(line) ? line.slice(ESCAPE.length) : line;
    if (part) parts.push(part);
    else if (!last || last.label === 'plannedOn') parts.push({ text: plain, behind: plain });
    else {
      last.text += `\n${plain}`;
      last.behind += `\n${plain}`;
    }
  }
  return parts.map(({ text: whole, behind, ...part }, at) =>
    at < parts.length - 1 ? { ...part, text: opened(whole), behind: opened(behind) } : { ...part, text: whole, behind },
  );
}

function labelledPart(line: string): Part | undefined {
  for (const label of NAMES) {
    const { ja, en } = LABELS[label];
    if (line.startsWith(ja)) return { label, text: line, behind: line.slice(ja.length) };
    if (line.startsWith(en)) return { label, text: line, behind: line.slice(en.length).replace(/^ /, '') };
  }
  return undefined;
}

/** What the text behind a label says; absent where it stays text. */
const TAKES: Readonly<Record<Label, (text: string, said: Answer) => Partial<Answer> | undefined>> = {
  declined: (text, said) => {
    const reason = isFilled(text) ? takeReason('explanation', text, said) : {};
    return said.value === 'blank' && reason ? { value: 'declined', ...reason } : undefined;
  },
  waiting: (text, { value, waitingFor }) => {
    const whom = isFilled(text) ? { waitingFor: text } : {};
    const isNew = value === 'blank' || (value === 'waiting' && isFilled(text));
    return isNew && waitingFor === undefined ? { value: 'waiting', ...whom } : undefined;
  },
  explanation: (text, said) => takeReason('explanation', text, said),
  alternative_measure: (text, said) => takeReason('alternative_measure', text, said),
  plannedOn: (text, { value, plannedOn }) => {
    const day = value === 'yes' && plannedOn === undefined ? readDate(text) : undefined;
    return day === undefined ? undefined : { plannedOn: day };
  },
  condition: (text, { value, condition }) =>
    value === 'yes' && condition === undefined && isFilled(text) ? { condition: text } : undefined,
  responsibility: (text, { responsibility }) =>
    responsibility === undefined && isFilled(text) ? { responsibility: text } : undefined,
};

function takeReason(kind: Reason['kind'], text: string, { reason }: Answer): Partial<Answer> | undefined {
  return reason === undefined && isFilled(text) ? { reason: { kind, text } } : undefined;
}
