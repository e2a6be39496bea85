import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Reason } from '../../templates/domain/answer.js';
import { foldWording } from '../../../kernel/wording.js';

/** Words of Kaiji's own layout for answers that no form has a word for. */
export const STATES: Readonly<Record<'declined' | 'waiting', Bilingual>> = {
  declined: { ja: '回答しない', en: 'Declined' },
  waiting: { ja: '回答待ち', en: 'Waiting' },
};

export const REASON_KINDS: Readonly<Record<Reason['kind'], Bilingual>> = {
  explanation: { ja: '説明', en: 'Explanation' },
  alternative_measure: { ja: '代替措置', en: 'Alternative measure' },
};

const isOneOf = ({ ja, en }: Bilingual, text: string): boolean =>
  [ja, en].some((word) => foldWording(word) === foldWording(text));

export function stateOf(text: string): 'declined' | 'waiting' | undefined {
  if (isOneOf(STATES.declined, text)) return 'declined';
  return isOneOf(STATES.waiting, text) ? 'waiting' : undefined;
}

export function reasonKindOf(text: string): Reason['kind'] {
  return isOneOf(REASON_KINDS.alternative_measure, text) ? 'alternative_measure' : 'explanation';
}
