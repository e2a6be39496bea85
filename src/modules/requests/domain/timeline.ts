import type { Language } from '../../../kernel/actor.js';
import type { Facts } from '../../../kernel/rule-violation.js';
import type { SheetPlan } from '../../../kernel/sheet-plan.js';
import { EVENT_TYPES, isEventType } from '../../audit/domain/event-types.js';
import { REQUEST_LABELS, type RequestLabel } from './request-label.js';

/** One dated step of a request (経過), as the journal holds it. */
export interface TimelineEntry {
  /** Of the record in the journal, by which it can be proved. */
  readonly id: string;
  /** RFC 3339. */
  readonly at: string;
  readonly type: string;
  /** What happened, in the reader's language. */
  readonly label: string;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly facts: Facts;
}

/** What the printed timeline says above its rows. Days in Asia/Tokyo. */
export interface TimelineHead {
  readonly hospitalName: string;
  readonly vendorName: string;
  readonly productName: string;
  readonly productVersion: string;
  /** As printed: `SDS 5.0`. */
  readonly forms: readonly string[];
  readonly criteria: readonly string[];
  readonly purpose: string;
  readonly dueOn: string;
  readonly label: RequestLabel;
  /** The moment it was printed, as people in Japan read it. */
  readonly printedAt: string;
}

/** How an event is called; its own name where it has no words. */
export function eventLabel(type: string, language: Language): string {
  return isEventType(type) ? EVENT_TYPES[type][language] : type;
}

const WORDS = {
  ja: {
    title: '開示依頼の経過',
    head: [
      '依頼した医療機関',
      '依頼先の事業者',
      '製品・サービス',
      '様式',
      '選定基準',
      '目的',
      '期限',
      '状況',
      '出力日時',
    ],
    columns: ['日時(日本時間)', '出来事', '行った組織', '内容', '記録番号'],
  },
  en: {
    title: 'History of a request for disclosure',
    head: ['Asked by', 'Asked of', 'Product', 'Forms', 'Criteria', 'Purpose', 'Due', 'Status', 'Printed at'],
    columns: ['Time (Japan)', 'What happened', 'By', 'Details', 'Record'],
  },
} as const;

/** The facts of a step that a reader of the paper wants, with their words; the rest is for programs. */
const TOLD: readonly (readonly [fact: string, ja: string, en: string])[] = [
  ['reason', '理由', 'reason'],
  ['dueOn', '期限', 'due'],
  ['step', '督促・送信の区分', 'mail'],
  ['name', 'ファイル', 'file'],
  ['sha256', 'SHA-256', 'SHA-256'],
];

/** The timeline as a sheet to print on A4, each step with the number of its record. `inJapan` = a moment as people there read it. */
export function timelineSheet(
  head: TimelineHead,
  entries: readonly TimelineEntry[],
  language: Language,
  inJapan: (at: string) => string,
): SheetPlan {
  const { title, head: headings, columns } = WORDS[language];
  const values = [
    head.hospitalName,
    head.vendorName,
    `${head.productName} ${head.productVersion}`.trim(),
    head.forms.join('、'),
    head.criteria.join('、'),
    head.purpose,
    head.dueOn,
    REQUEST_LABELS[head.label][language],
    head.printedAt,
  ];
  const above = headings.map((heading, index) => [heading, values[index] ?? '']);
  const rows = entries.map(({ id, at, label, organizationName, facts }) => [
    inJapan(at),
    label,
    organizationName ?? '',
    detailsOf(facts, language),
    id,
  ]);
  const headerRow = above.length + 3;
  return {
    name: title,
    rows: [[title], ...above, [], columns, ...rows],
    widths: [18, 34, 26, 44, 38],
    headerRow,
    frozenColumns: 0,
    titleRows: [1],
    sectionRows: [],
    merges: above.map((_, index) => ({ top: index + 2, left: 2, bottom: index + 2, right: 5 })),
    lists: [],
    print: { paper: 'A4', landscape: true },
  };
}

function detailsOf(facts: Facts, language: Language): string {
  return TOLD.flatMap(([fact, ja, en]) => {
    const value = facts[fact];
    return typeof value === 'string' && value !== '' ? [`${language === 'ja' ? ja : en}: ${value}`] : [];
  }).join('\n');
}
