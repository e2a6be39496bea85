import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Judgement } from '../../templates/domain/profile.js';

/**
 * How the rows make up the whole: `pass` every row passes; `treated` the others fail or are exceptions, and the hospital has treated
 * each; `fail` a row fails, or an exception waits for treatment; else `open`. `…_as_far_as_known`: the same of an incomplete list.
 * Source: `whole` of the pass rule in profiles.yaml.
 */
export type Whole = 'pass' | 'treated' | 'fail' | 'open' | 'pass_as_far_as_known' | 'treated_as_far_as_known';

/** A judged row, as far as the whole depends on it. */
export interface RowOutcome {
  readonly judgement: Judgement;
  /** Whether the hospital has treated it (残存リスク対応), counting today. */
  readonly treated: boolean;
}

/** How many rows came out how; `treated` = of those that fail or are exceptions. */
export type OutcomeCounts = Readonly<Record<Judgement | 'treated', number>>;

/** `complete` = every row of the list is known. Nothing judged is open. */
export function wholeOf(rows: readonly RowOutcome[], complete: boolean): Whole {
  const others = rows.filter(({ judgement }) => judgement !== 'pass');
  if (rows.length === 0) return 'open';
  if (others.length === 0) return complete ? 'pass' : 'pass_as_far_as_known';
  if (others.every((row) => row.judgement !== 'open' && row.treated))
    return complete ? 'treated' : 'treated_as_far_as_known';
  const fails = ({ judgement, treated }: RowOutcome): boolean =>
    judgement === 'fail' || (judgement === 'exception' && !treated);
  return others.some(fails) ? 'fail' : 'open';
}

export function countOutcomes(rows: readonly RowOutcome[]): OutcomeCounts {
  const of = (wanted: Judgement): number => rows.filter(({ judgement }) => judgement === wanted).length;
  const isTreated = ({ judgement, treated }: RowOutcome): boolean =>
    treated && (judgement === 'fail' || judgement === 'exception');
  return {
    pass: of('pass'),
    exception: of('exception'),
    fail: of('fail'),
    open: of('open'),
    treated: rows.filter(isTreated).length,
  };
}

const WHOLE_WORDS: Readonly<Record<Whole, Bilingual>> = {
  pass: { ja: '○ 適', en: '○ Pass' },
  treated: { ja: '○ 対応済み', en: '○ Treated' },
  fail: { ja: '× 否', en: '× Fail' },
  open: { ja: '？ 未確定', en: '？ Open' },
  pass_as_far_as_known: { ja: '△ 分かっている範囲で適', en: '△ Pass as far as known' },
  treated_as_far_as_known: { ja: '△ 分かっている範囲で対応済み', en: '△ Treated as far as known' },
};

/** The whole in a word, with a sign. */
export const wholeWord = (whole: Whole): Bilingual => WHOLE_WORDS[whole];
