import type { Bilingual } from '../../../kernel/bilingual.js';
import { type DisclosureRequest, isOverdue } from './request.js';

/** What a label is made of beside the state: when things happened, RFC 3339, null = not. */
export interface RequestFacts {
  /** A mail about it was taken by the receiver's mail server. */
  readonly mailedAt: string | null;
  /** The last mail about it was given up, or nobody was there to write to. */
  readonly undeliveredAt: string | null;
  /** The vendor looked at it for the first time. */
  readonly openedAt: string | null;
  /** It was taken to the vendor's industry group. */
  readonly escalatedAt: string | null;
}

/** How a request is called on boards and lists. */
export const REQUEST_LABELS = {
  declined: { ja: '辞退', en: 'Declined' },
  withdrawn: { ja: '取下げ', en: 'Withdrawn' },
  confirmed: { ja: '確認済み', en: 'Confirmed' },
  submitted: { ja: '提出', en: 'Submitted' },
  escalated: { ja: '団体へ', en: 'With the industry group' },
  overdue: { ja: '期限超過', en: 'Overdue' },
  undelivered: { ja: '届かない', en: 'Not delivered' },
  started: { ja: '着手', en: 'Started' },
  opened: { ja: '開封', en: 'Opened' },
  sent: { ja: '送信済み', en: 'Sent' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type RequestLabel = keyof typeof REQUEST_LABELS;

type Labelled = Pick<DisclosureRequest, 'state' | 'dueOn'> & Omit<RequestFacts, 'mailedAt'>;

/** In the order in which they count: the first that applies is the label. */
const APPLIES: readonly (readonly [RequestLabel, (request: Labelled, today: string) => boolean])[] = [
  ['declined', ({ state }) => state === 'declined'],
  ['withdrawn', ({ state }) => state === 'withdrawn'],
  ['confirmed', ({ state }) => state === 'confirmed'],
  ['submitted', ({ state }) => state === 'submitted'],
  ['escalated', ({ escalatedAt }) => escalatedAt !== null],
  ['overdue', isOverdue],
  ['undelivered', ({ undeliveredAt }) => undeliveredAt !== null],
  ['started', ({ state }) => state === 'accepted'],
  ['opened', ({ openedAt }) => openedAt !== null],
];

/** The one word for where a request stands on a day. */
export function labelOf(request: Labelled, today: string): RequestLabel {
  const [label] = APPLIES.find(([, applies]) => applies(request, today)) ?? ['sent' as const];
  return label;
}
