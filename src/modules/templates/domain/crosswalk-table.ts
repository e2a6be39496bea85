import type { Bilingual } from '../../../kernel/bilingual.js';
import { dayInJapan } from '../../../kernel/local-date.js';
import type { CarryRule, RowRelation } from './crosswalk-pair.js';
import type { CrosswalkChange, CrosswalkSource, CrosswalkView } from './crosswalk-view.js';
import type { ProposedEntry } from './propose-crosswalk.js';
import { type Question, questionsOf, type Template } from './template.js';

type Language = keyof Bilingual;

/** A line of the migration table (新旧対照表), or the title of the section of the newer form that begins there. */
export type TableLine =
  | { readonly section: string }
  | { readonly kind: RowRelation; readonly cells: readonly [string, string, string, string, string, string, string] };

/** The table in words: what stands above it, its seven headings, its lines. */
export interface CrosswalkTable {
  readonly title: string;
  /** Where the crosswalk comes from, whose wordings these are, what a mark means. */
  readonly notes: readonly string[];
  readonly headings: readonly string[];
  readonly lines: readonly TableLine[];
}

/** A crosswalk as people hand it round: older number and wording, relation, newer number and wording, what becomes of the answer, why. */
export function crosswalkTable(view: CrosswalkView, from: Template, to: Template, language: Language): CrosswalkTable {
  const [older, newer] = [nameOf(from), nameOf(to)];
  const words = WORDS[language];
  const lines = view.map.map((entry) => lineOf(entry, rowsOf(from), rowsOf(to), language));
  return {
    title: words.title(older, newer),
    notes: [sourceNote(view, language), ...[from, to].map((form) => wordingNote(form, language)), OWN_NUMBER[language]],
    headings: [
      ...words.older(withPublisher(from, language)),
      words.relation,
      ...words.newer(withPublisher(to, language)),
      words.answer,
      words.reason,
    ],
    lines: withSections(view.map, lines, to, language),
  };
}

const WORDS = {
  ja: {
    title: (older: string, newer: string) => `新旧対照表 ${older} → ${newer}`,
    older: (form: string) => ['旧番号', `旧様式(${form})の設問`],
    newer: (form: string) => ['新番号', `新様式(${form})の設問`],
    relation: '関係',
    answer: '回答の扱い',
    reason: '理由',
    dropped: (form: string) => `${form} でなくなった設問`,
  },
  en: {
    title: (older: string, newer: string) => `Migration table ${older} → ${newer}`,
    older: (form: string) => ['Old no.', `Older form (${form})`],
    newer: (form: string) => ['New no.', `Newer form (${form})`],
    relation: 'Relation',
    answer: 'Answer',
    reason: 'Reason',
    dropped: (form: string) => `Questions that ${form} no longer asks`,
  },
} as const;

/** How people call the relations of rows. */
export const RELATION_WORDS: Readonly<Record<RowRelation, Bilingual>> = {
  same: { ja: '同じ', en: 'same' },
  reworded: { ja: '文言変更', en: 'reworded' },
  split: { ja: '分割', en: 'split' },
  merged: { ja: '統合', en: 'merged' },
  related: { ja: '関連', en: 'related' },
  new: { ja: '新設', en: 'new' },
  dropped: { ja: '廃止', en: 'dropped' },
};

const CARRY_WORDS: Readonly<Record<CarryRule, Bilingual>> = {
  suggest: { ja: '引き継ぐ', en: 'carried over' },
  confirm: { ja: '文言を確認して引き継ぐ', en: 'carried over; look at the wording' },
  agree: { ja: '旧回答が一致すれば引き継ぐ', en: 'carried over if all older answers agree' },
  show: { ja: '旧回答を並べて示すだけ', en: 'not carried; shown beside' },
  none: { ja: '新たに回答', en: 'to be answered' },
};
const GONE: Bilingual = { ja: '引き継ぎ先なし', en: 'goes nowhere' };

const OWN_NUMBER: Bilingual = {
  ja: '※ の番号は Kaiji が付けたもので、公式の番号ではありません。引き継いだ回答は、事業者が確認するまで未確認です。',
  en: 'Numbers with ※ are Kaiji’s, not official ones. What is carried over is unconfirmed until the vendor confirms it.',
};

const SOURCES: Readonly<Record<CrosswalkSource, Bilingual>> = {
  stored: { ja: '登録された対応', en: 'Crosswalk as registered' },
  shipped: { ja: 'Kaiji 付属の対応表', en: 'Crosswalk that comes with Kaiji' },
  reversed: {
    ja: '逆向きに登録された対応を裏返したもの',
    en: 'Crosswalk registered for the other direction, reversed',
  },
  composed: { ja: '間の版の対応表をつないだもの', en: 'Composed over the versions in between' },
  proposed: { ja: '自動の提案(人は未確認)', en: 'Proposed automatically; nobody has looked at it' },
};

function sourceNote({ source, rowVersion, changed, confidence }: CrosswalkView, language: Language): string {
  const described = source === 'shipped' || source === 'composed';
  const parts = [
    SOURCES[source][language],
    ...(changed === null ? [] : [SAID[language](rowVersion, changed), changed.note]),
    ...(described ? [`${SURE.how[language]}: ${sureness(confidence, language)}`] : []),
  ];
  return parts.filter((part) => part !== '').join(language === 'ja' ? '　' : '. ');
}

const SAID = {
  ja: (version: number, { changedAt, organization }: CrosswalkChange) =>
    `第${version}版 ${dayOf(changedAt)} ${organization.name}`,
  en: (version: number, { changedAt, organization }: CrosswalkChange) =>
    `version ${version}, ${dayOf(changedAt)}, ${organization.name}`,
} as const;
const SURE: Readonly<Record<string, Bilingual>> & { readonly how: Bilingual } = {
  how: { ja: '根拠', en: 'evidence' },
  seen: { ja: '公式様式で確認', en: 'seen on the official forms' },
  'partly seen': { ja: '公式様式の一部で確認', en: 'partly seen on the official forms' },
  reconstructed: { ja: 'ガイドラインから再構成', en: 'reconstructed from the guideline' },
  'inferred from meaning': { ja: '意味からの推定', en: 'inferred from the meaning' },
  stored: { ja: '登録された対応', en: 'registered here' },
};

/** A composed crosswalk names the evidence of each step. */
function sureness(confidence: string, language: Language): string {
  const words = confidence.split(', ').map((word) => SURE[word]?.[language] ?? word);
  return words.join(language === 'ja' ? '、' : ', ');
}

/** Day in Japan of a moment, YYYY-MM-DD. */
const dayOf = (moment: string): string => dayInJapan(new Date(moment));

/** Official wordings belong to their publisher, and Kaiji's are never passed off as official. */
function wordingNote(form: Template, language: Language): string {
  const name = nameOf(form);
  if (form.official === undefined)
    return language === 'ja'
      ? `${name}: 設問の文言は Kaiji によるもので、公式の文言ではありません。`
      : `${name}: worded by Kaiji, not the official wording.`;
  const { publisher } = form.official;
  return language === 'ja'
    ? `${name}: 設問の番号と文言は ${publisher} の公式様式のものです。`
    : `${name}: numbers and wording are those of the official form of ${publisher}.`;
}

/** Stands over the wordings on every page: what is official is never handed round as if it were Kaiji's. */
function withPublisher(form: Template, language: Language): string {
  if (form.official === undefined) return nameOf(form);
  const { publisher } = form.official;
  return nameOf(form) + (language === 'ja' ? `、公式: ${publisher}` : `, official: ${publisher}`);
}

const nameOf = ({ form, version }: Template): string => `${form} ${version}`;

type Rows = ReadonlyMap<string, Question>;

function rowsOf(template: Template): Rows {
  return new Map(questionsOf(template).map((question) => [question.code, question]));
}

function lineOf(entry: ProposedEntry, from: Rows, to: Rows, language: Language): TableLine {
  const older = entry.from.flatMap((code) => from.get(code) ?? []);
  const newer = entry.to.flatMap((code) => to.get(code) ?? []);
  const settled = entry.settled ? SETTLED[language] : '';
  const answer = entry.kind === 'dropped' ? GONE : CARRY_WORDS[entry.carryOver];
  return {
    kind: entry.kind,
    cells: [
      numbers(older),
      wordings(older, language),
      RELATION_WORDS[entry.kind][language],
      numbers(newer),
      wordings(newer, language),
      answer[language],
      entry.because[language] + settled,
    ],
  };
}

const SETTLED: Bilingual = { ja: '(人が確認済み)', en: ' (settled by a person)' };

const numberOf = ({ officialCode, code }: Question): string => officialCode ?? `※${code}`;
const numbers = (rows: readonly Question[]): string => rows.map(numberOf).join('\n');

/** Of several rows each wording has its number in front. */
function wordings(rows: readonly Question[], language: Language): string {
  return rows
    .map((row) => (rows.length > 1 ? `${numberOf(row)} ${row.prompt[language]}` : row.prompt[language]))
    .join('\n');
}

function withSections(
  map: readonly ProposedEntry[],
  lines: readonly TableLine[],
  to: Template,
  language: Language,
): readonly TableLine[] {
  const titles = new Map(
    to.sections.flatMap(({ title, questions }) => questions.map(({ code }) => [code, title[language]])),
  );
  const sections = map.map((entry) => titles.get(entry.to[0] ?? '') ?? WORDS[language].dropped(nameOf(to)));
  return lines.flatMap((line, at) => {
    const section = sections[at] ?? '';
    return section === sections[at - 1] ? [line] : [{ section }, line];
  });
}
