import type { Language } from '../../../kernel/actor.js';
import type { Bilingual } from '../../../kernel/bilingual.js';
import { type FieldKind, FIELDS, type LedgerField, textsOf } from './ledger-field.js';
import type { EntryDetails } from './portfolio-entry.js';

const YES_NO = { yes: { ja: '有', en: 'Yes' }, no: { ja: '無', en: 'No' } };

/** How values that are keys are written; `readWord` reads each of these words back. */
const WORDS: Readonly<Partial<Record<FieldKind, Readonly<Record<string, Bilingual>>>>> = {
  yes_no: YES_NO,
  status: {
    considering: { ja: '検討中', en: 'Considering' },
    in_use: { ja: '使用中', en: 'In use' },
    retired: { ja: '使用終了', en: 'Retired' },
  },
  contracted_by: {
    hospital: { ja: '病院', en: 'Hospital' },
    vendor: { ja: '事業者', en: 'Vendor' },
    other: { ja: 'その他', en: 'Other' },
  },
  account: { personal: { ja: '個人', en: 'Personal' }, shared: { ja: '共用', en: 'Shared' } },
};

/** What an entry says in a field, in words; of several connections or cloud services each on a numbered line of its own. */
export function wordsOf(details: EntryDetails, field: LedgerField, language: Language): string {
  const said = textsOf(details, field).map((text) => WORDS[FIELDS[field].kind]?.[text]?.[language] ?? text);
  if (said.length <= 1) return said[0] ?? '';
  return said.map((text, at) => `${at + 1}) ${text === '' ? '-' : text}`).join('\n');
}
