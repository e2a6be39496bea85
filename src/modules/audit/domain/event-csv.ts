import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Named, RecordedEvent } from './event.js';

const COLUMNS: readonly (readonly [Bilingual, (event: RecordedEvent) => string | null])[] = [
  [{ ja: '日時(日本)', en: 'Time (Japan)' }, ({ at }) => timeInJapan(at)],
  [{ ja: '日時(UTC)', en: 'Time (UTC)' }, ({ at }) => at],
  [{ ja: '種類', en: 'Type' }, ({ type }) => type],
  [{ ja: '内容', en: 'What' }, ({ label }) => label],
  [{ ja: '組織', en: 'Organization' }, ({ organization }) => nameOf(organization)],
  [{ ja: '利用者', en: 'Person' }, ({ actor }) => nameOf(actor)],
  [{ ja: '対象', en: 'Subject' }, ({ subject }) => nameOf(subject)],
  [{ ja: '組織ID', en: 'Organization id' }, ({ organization }) => organization?.id ?? null],
  [{ ja: '利用者ID', en: 'Person id' }, ({ actor }) => actor?.id ?? null],
  [{ ja: '対象ID', en: 'Subject id' }, ({ subject }) => subject?.id ?? null],
  [{ ja: '事実(JSON)', en: 'Facts (JSON)' }, ({ facts }) => JSON.stringify(facts)],
  [
    { ja: '自組織だけの事実(JSON)', en: 'Own facts (JSON)' },
    ({ ownFacts }) => (ownFacts ? JSON.stringify(ownFacts) : null),
  ],
  [{ ja: '要求ID', en: 'Request id' }, ({ requestId }) => requestId],
  [{ ja: '記録ID', en: 'Record id' }, ({ id }) => id],
];

/** The headings of a CSV of events. */
export function eventHeadings(language: 'ja' | 'en'): readonly string[] {
  return COLUMNS.map(([heading]) => heading[language]);
}

/** The event as a row under those headings. */
export function eventRow(event: RecordedEvent): readonly (string | null)[] {
  return COLUMNS.map(([, cell]) => cell(event));
}

function nameOf(named: Named | null): string | null {
  return named?.name ?? null;
}

/** `2026-11-20 09:00:00`: what a spreadsheet in Japan takes for a time. */
function timeInJapan(at: string): string {
  const shifted = new Date(new Date(at).getTime() + 9 * 3_600_000);
  return shifted.toISOString().slice(0, 19).replace('T', ' ');
}
