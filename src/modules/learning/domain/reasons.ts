import type { Bilingual } from '../../../kernel/bilingual.js';
import type { KnownRow } from './known-rows.js';

/** Why something is proposed; `{form}`, `{wording}` and `{percent}` are filled in. */
const REASONS = {
  same_wording: {
    ja: '{form}の設問「{wording}」と文言が同じです。',
    en: 'Same wording as the question "{wording}" of {form}.',
  },
  like_wording: {
    ja: '{form}の設問「{wording}」と文言が似ています（一致度{percent}%）。',
    en: 'The wording is like that of the question "{wording}" of {form} ({percent} % alike).',
  },
  asked_nowhere: {
    ja: '既知の様式に同じことを尋ねる設問が見つかりません。',
    en: 'No known form was found to ask this.',
  },
  known_condition: {
    ja: '{form}の設問「{wording}」と同じ条件です。',
    en: 'The same condition as for the question "{wording}" of {form}.',
  },
  known_siblings: {
    ja: '{form}では、この上位の設問に続く設問に同じ条件があります。',
    en: 'In {form} the questions below that one have this condition.',
  },
  said_in_wording: {
    ja: '設問の文言に条件があります。',
    en: 'The wording itself names the condition.',
  },
} as const satisfies Record<string, Bilingual>;

export type ReasonKind = keyof typeof REASONS;

const LONGEST = 40;

/** A reason in both languages. */
export function because(kind: ReasonKind, known?: KnownRow, likeness = 1): Bilingual {
  const { ja, en } = REASONS[kind];
  return { ja: fill(ja, 'ja', known, likeness), en: fill(en, 'en', known, likeness) };
}

function fill(text: string, language: keyof Bilingual, known: KnownRow | undefined, likeness: number): string {
  if (!known) return text;
  const { template, question } = known;
  const prompt = question.prompt[language];
  return text
    .replace('{form}', () => `${template.form} ${template.version}`)
    .replace('{wording}', () => (prompt.length > LONGEST ? `${prompt.slice(0, LONGEST)}…` : prompt))
    .replace('{percent}', String(Math.floor(likeness * 100)));
}
