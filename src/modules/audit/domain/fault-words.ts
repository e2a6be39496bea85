import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Fault, FaultKind } from './chain.js';

/** What each fault means, for people. */
export const FAULT_WORDS: Readonly<Record<FaultKind, Bilingual>> = {
  'record-changed': { ja: '記録が書き換えられています', en: 'a record was changed' },
  'record-deleted': { ja: '記録が削除されています', en: 'a record was deleted' },
  'record-inserted': { ja: '後から差し込まれた記録があります', en: 'a record was put in later' },
  'records-swapped': { ja: '記録の順序が入れ替えられています', en: 'records were swapped' },
  'block-contents': { ja: '封をした時と記録の内容が違います', en: 'the records are not those that were sealed' },
  'block-changed': { ja: '封の署名が合いません', en: 'the block is not as it was signed' },
  'block-missing': { ja: '封が抜けています', en: 'a block is missing' },
  'chain-broken': { ja: '前の封とつながっていません', en: 'the block does not follow on the one before' },
  'key-unknown': {
    ja: 'この設置のものと認められない鍵で署名されています',
    en: 'signed by a key that the installation has not certified',
  },
  'chain-rebuilt': {
    ja: '控えと違う鎖です(作り直されています)',
    en: 'not the chain whose head was kept: it was rebuilt',
  },
  'tail-cut': { ja: '控えにある末尾が切り取られています', en: 'the end of which a head was kept was cut off' },
  'head-forged': { ja: '控えの封の署名が合いません', en: 'a kept head is not signed by the audit key' },
  'export-cut': { ja: 'ファイルの途中が欠けています', en: 'the file lacks lines' },
  'line-unreadable': { ja: '読めない行があります', en: 'a line is unreadable' },
};

/** Where the fault is: `position 5, block 2, record …`; empty where it is nowhere in particular. */
export function placeInWords({ position, otherPosition, block, recordId }: Fault): Bilingual {
  const ja = [span('位置 ', position, otherPosition), span('封 ', block), span('記録 ', recordId)];
  const en = [span('position ', position, otherPosition), span('block ', block), span('record ', recordId)];
  return { ja: ja.filter(Boolean).join('、'), en: en.filter(Boolean).join(', ') };
}

function span(name: string, from: number | string | null, to: number | null = null): string {
  if (from === null) return '';
  return to === null ? `${name}${from}` : `${name}${from} / ${to}`;
}
