import type { Language } from '../../../kernel/actor.js';
import type { Bilingual } from '../../../kernel/bilingual.js';
import { cellWords } from '../../comparison/domain/cell-words.js';
import type { CellDetails } from '../../comparison/domain/cell-details.js';
import { givenKeys } from '../../templates/domain/answer-keys.js';
import type { Answer } from '../../templates/domain/answer.js';
import type { Template } from '../../templates/domain/template.js';
import type { JudgedRow, Standing } from './judge-profile.js';
import type { ProductOutcome, TreatmentShown } from './judged-products.js';
import { wholeWord } from './whole.js';

const STANDINGS: Readonly<Record<Exclude<Standing, 'judged'>, Bilingual>> = {
  ask_for_access: { ja: '個別開示です。閲覧を申請してください', en: 'Shown on request: ask for access' },
  not_published: { ja: '公開された開示書がありません', en: 'Nothing is published' },
};

/** How a product came out, in a few lines. */
export function outcomeLines({ standing, whole, counts, onRequest }: ProductOutcome, language: Language): string {
  if (standing !== 'judged') return STANDINGS[standing][language];
  const { pass, fail, exception, open, treated } = counts;
  const more = onRequest.length === 0 ? [] : [`${onRequest.join(', ')}: ${STANDINGS.ask_for_access[language]}`];
  const numbers =
    language === 'ja'
      ? `適 ${pass}・否 ${fail}(対応済み ${treated})\n要判断 ${exception}・未確定 ${open}`
      : `${pass} pass, ${fail} fail, ${exception} to be decided, ${open} open\n${treated} treated`;
  return [wholeWord(whole)[language], numbers, ...more].join('\n');
}

const KINDS: Readonly<Record<TreatmentShown['kind'], Bilingual>> = {
  reduce: { ja: '低減', en: 'Reduced' },
  avoid: { ja: '回避', en: 'Avoided' },
  transfer: { ja: '移転', en: 'Transferred' },
  accept: { ja: '保有', en: 'Accepted' },
};

/** The treatment of a row (残存リスク対応) in a word; one that does not count today says so. */
export function treatmentWords({ kind, counts }: Pick<TreatmentShown, 'kind' | 'counts'>, language: Language): string {
  const pending = language === 'ja' ? '(未確定)' : ' (not in force)';
  const label = language === 'ja' ? '対応: ' : 'Treatment: ';
  return label + KINDS[kind][language] + (counts ? '' : pending);
}

/** What was answered, as in a comparison; empty where nothing was. */
export function answerWords(
  { state, answer, question }: JudgedRow,
  form: Template | undefined,
  language: Language,
): string {
  if (state === null || answer === null || form === undefined) return '';
  const keys = givenKeys({ ...answer, value: 'choice' });
  const cell = {
    state,
    code: '',
    keys,
    ...(answer.text !== undefined && { text: answer.text }),
    ...(question !== null && { sourceQuestion: question }),
    details: details(answer),
  };
  return cellWords(cell, form, language);
}

function details({ remark, reason, plannedOn, condition, waitingFor, responsibility, targetOn }: Answer): CellDetails {
  const fields = { remark, reason, plannedOn, condition, waitingFor, responsibility, targetOn };
  return Object.fromEntries(Object.entries(fields).filter(([, said]) => said !== undefined));
}
