import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Finding } from '../../../kernel/finding.js';
import type { Fault } from '../../templates/domain/fault.js';
import { topicKey } from '../../templates/domain/topics.js';
import type { FormUnderReview } from './form-change.js';
import type { FormProposal, ProposedRow } from './form-proposal.js';
import { numberInSection } from './shared-number.js';

/** What stops the release of a form, with its row (an `id`) and cells where it concerns one. */
export interface ReleaseFault extends Finding {
  readonly row?: string;
}

const MESSAGES = {
  form_unnamed: { ja: '様式の種類(例: SDS)を決めてください。', en: 'Name the family of the form, e.g. SDS.' },
  version_unnamed: { ja: '様式の版(例: 6.0)を決めてください。', en: 'Name the version of the form, e.g. 6.0.' },
  title_unnamed: { ja: '様式の名称を決めてください。', en: 'Give the form a title.' },
  publisher_unnamed: {
    ja: '様式の発行元を決めてください。番号と文言は発行元のものとして示されます。',
    en: 'Name the publisher of the form: its numbers and wording are shown as the publisher’s.',
  },
  released_before: {
    ja: '同じExcelから同じ版の様式「{id}」がすでに公開されています。そちらを使うか、別に公開するなら確認済みにしてください(releaseBeside)。',
    en: 'The form "{id}" of this version has been released from the same workbook. Use it, or settle that this one stands beside it (releaseBeside).',
  },
  no_question: { ja: '回答する設問がありません。', en: 'The form has no row that takes an answer.' },
  number_twice: {
    ja: '番号「{number}」は同じ区分の「{other}」と同じです。番号を直すか、この番号でよければ確認済みにしてください。',
    en: 'The number "{number}" is that of "{other}" in the same section, too. Mend the number, or settle the row if it is right.',
  },
  no_wording: { ja: '文言がありません。', en: 'The row has no wording.' },
  same_topic: {
    ja: '論点「{topic}」は設問「{other}」と同じです。どちらかを別の論点にしてください。',
    en: 'The topic "{topic}" is that of row "{other}", too. Give one of them another topic.',
  },
  no_word: {
    ja: 'はい・いいえで答える設問ですが、様式に「{word}」に当たる語がありません。回答の種類を変えてください。',
    en: 'The row is answered yes or no, but the form has no word for "{word}". Change how the row is answered.',
  },
  no_choices: { ja: '選択肢がありません。', en: 'The row offers no choices.' },
  same_choice: { ja: '選択肢「{key}」が二つあります。', en: 'The choice "{key}" stands twice.' },
  remark_of_no_answer: {
    ja: '備考を求める条件の「{key}」は、この設問の回答にありません。',
    en: 'A remark is required at "{key}", which is no answer of this row.',
  },
  condition_of_no_answer: {
    ja: '問う条件の「{key}」は、設問「{other}」の回答にありません。',
    en: 'The row is asked at "{key}", which is no answer of row "{other}".',
  },
  unusable: { ja: '様式として使えません: {message}', en: 'The form cannot be used: {message}' },
} as const satisfies Readonly<Record<string, Bilingual>>;

type Kind = keyof typeof MESSAGES;

/** All that keeps a reviewed form from being released; `unforeseen` = what the finished form has against it, told where nothing else is;
 * `before` = ids of forms released from the same workbook. */
export function releaseFaults(
  form: FormUnderReview,
  unforeseen: readonly Fault[],
  before: readonly string[],
): readonly ReleaseFault[] {
  const { proposal } = form;
  const keys = new Map(proposal.rows.map((row) => [row.id, answerKeys(proposal, row)]));
  const byId = new Map(proposal.rows.map((row) => [row.id, row]));
  const faults = [
    ...namingFaults(form),
    ...before.filter((id) => proposal.beside?.includes(id) !== true).map((id) => fault('released_before', { id })),
    ...numberFaults(proposal),
    ...topicFaults(proposal),
    ...proposal.rows.flatMap((row) => [
      ...wordingFaults(row),
      ...wordFaults(proposal, row),
      ...choiceFaults(row),
      ...remarkFaults(row, keys),
      ...conditionFaults(row, byId, keys),
    ]),
  ];
  if (faults.length > 0) return faults;
  return unforeseen.map(({ place, message }) => fault('unusable', { message: `${message} (${place.join('/')})` }));
}

function fault(kind: Kind, facts: Readonly<Record<string, string>> = {}, row?: ProposedRow): ReleaseFault {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
  const { ja, en } = MESSAGES[kind];
  const place = row && {
    row: row.id,
    ...(row.number !== null && { code: row.number }),
    sheet: row.sheet,
    cells: row.cells,
  };
  return { kind, ...place, message: { ja: fill(ja), en: fill(en) } };
}

function namingFaults({ naming, proposal }: FormUnderReview): readonly ReleaseFault[] {
  const names = { form: naming.form, version: naming.version, title: naming.title, publisher: naming.publisher };
  const unnamed = (Object.keys(names) as (keyof typeof names)[]).filter((part) => names[part].trim() === '');
  const isAsking = proposal.rows.some(isAnswered);
  return [...unnamed.map((part) => fault(`${part}_unnamed`)), ...(isAsking ? [] : [fault('no_question')])];
}

const isAnswered = ({ answerType }: ProposedRow): boolean => answerType !== 'group';
const nameOf = ({ number, prompt }: ProposedRow): string => number ?? prompt.slice(0, 20);

/** Answers are compared and carried over by topic, so a form asks about each one once. */
function topicFaults({ rows }: FormProposal): readonly ReleaseFault[] {
  const first = new Map<string, ProposedRow>();
  return rows.filter(isAnswered).flatMap((row) => {
    const key = topicKey({ topic: row.topic.key, ...(row.scope && { scope: row.scope }) });
    const other = first.get(key);
    if (other) return [fault('same_topic', { topic: key, other: nameOf(other) }, row)];
    first.set(key, row);
    return [];
  });
}

/** Copies are read by number, so a number that names its place stands once in a section, unless a person says that it stands twice. */
function numberFaults({ rows }: FormProposal): readonly ReleaseFault[] {
  const first = new Map<string, ProposedRow>();
  return rows.flatMap((row) => {
    const name = numberInSection(row);
    const other = first.get(name ?? '');
    if (name !== undefined && !other) first.set(name, row);
    if (!other || row.numberSettled) return [];
    return [fault('number_twice', { number: row.number ?? '', other: other.prompt.slice(0, 20) }, row)];
  });
}

function wordingFaults(row: ProposedRow): readonly ReleaseFault[] {
  return row.prompt.trim() === '' ? [fault('no_wording', {}, row)] : [];
}

const WORDS = { yes: 'はい', no: 'いいえ', na: '対象外' } as const;
const NEEDED: Readonly<Partial<Record<ProposedRow['answerType'], readonly (keyof typeof WORDS)[]>>> = {
  yes_no_na: ['yes', 'no', 'na'],
  yes_no: ['yes', 'no'],
};

function wordFaults({ vocabulary }: FormProposal, row: ProposedRow): readonly ReleaseFault[] {
  const missing = (NEEDED[row.answerType] ?? []).filter((word) => !vocabulary.some(({ key }) => key === word));
  return missing.map((word) => fault('no_word', { word: WORDS[word] }, row));
}

function choiceFaults(row: ProposedRow): readonly ReleaseFault[] {
  if (row.answerType !== 'choice' && row.answerType !== 'multi_choice') return [];
  if (row.choices.length === 0) return [fault('no_choices', {}, row)];
  const keys = row.choices.map(({ key }) => key);
  return keys.filter((key, at) => keys.indexOf(key) < at).map((key) => fault('same_choice', { key }, row));
}

type KeysById = ReadonlyMap<string, readonly string[]>;

function remarkFaults(row: ProposedRow, keys: KeysById): readonly ReleaseFault[] {
  const unknown = row.remark.requiredWhen.filter((key) => keys.get(row.id)?.includes(key) !== true);
  return unknown.map((key) => fault('remark_of_no_answer', { key }, row));
}

function conditionFaults(
  row: ProposedRow,
  byId: ReadonlyMap<string, ProposedRow>,
  keys: KeysById,
): readonly ReleaseFault[] {
  const { visibleWhen } = row;
  if (visibleWhen === null) return [];
  const asked = byId.get(visibleWhen.row);
  const other = asked ? nameOf(asked) : visibleWhen.row;
  const deciding = (keys.get(visibleWhen.row) ?? []).filter((key) => key !== 'see_note');
  const unknown = visibleWhen.in.filter((key) => !deciding.includes(key));
  return unknown.map((key) => fault('condition_of_no_answer', { key, other }, row));
}

/** The keys that an answer to the row may take, as `answerKeys` of a finished form tells them. */
function answerKeys({ vocabulary }: FormProposal, { answerType, choices }: ProposedRow): readonly string[] {
  if (answerType === 'choice' || answerType === 'multi_choice') return choices.map(({ key }) => key);
  const words = vocabulary.map(({ key }) => key);
  if (answerType === 'yes_no') return words.filter((key) => key === 'yes' || key === 'no');
  return answerType === 'yes_no_na' ? words : [];
}
