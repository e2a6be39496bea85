import type { Bilingual } from '../../../kernel/bilingual.js';
import type { NumberFault, NumberFaultReason } from './number-list.js';

const REASONS: Readonly<Record<NumberFaultReason, Bilingual>> = {
  unknown: { ja: '様式にない番号', en: 'not in the form' },
  ambiguous: { ja: '同じ番号の行が複数ある', en: 'several rows have it' },
  heading: { ja: '回答欄のない見出し', en: 'a heading without an answer' },
  reversed: { ja: '範囲の始めと終わりが逆', en: 'the range runs backwards' },
};

/** What is wrong with which line of a pasted list, in words. */
export function faultPlaces(faults: readonly NumberFault[]): {
  readonly ja: readonly string[];
  readonly en: readonly string[];
} {
  return {
    ja: faults.map(({ line, text, reason }) => `${line}行目「${text}」(${REASONS[reason].ja})`),
    en: faults.map(({ line, text, reason }) => `line ${line} "${text}" (${REASONS[reason].en})`),
  };
}
