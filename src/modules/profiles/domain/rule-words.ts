import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Judgement } from '../../templates/domain/profile.js';
import type { RowRuleName, RowVerdict } from './row-rule.js';

const JUDGEMENT_WORDS: Readonly<Record<Judgement, Bilingual>> = {
  pass: { ja: '○ 適', en: '○ Pass' },
  exception: { ja: '△ 要判断', en: '△ To be decided' },
  fail: { ja: '× 否', en: '× Fail' },
  open: { ja: '？ 未確定', en: '？ Open' },
};

/** `{plannedOn}` and `{before}` stand for the days of the verdict. */
const RULE_WORDS: Readonly<Record<RowRuleName, Bilingual>> = {
  yes: { ja: '「はい」です', en: 'The answer is はい (yes).' },
  no: { ja: '「いいえ」です', en: 'The answer is いいえ (no).' },
  na: { ja: '理由のある「対象外」です', en: 'Not applicable, with a reason.' },
  na_without_reason: { ja: '「対象外」の理由がありません', en: 'Not applicable, but no reason is given.' },
  planned: {
    ja: '予定({plannedOn})です。この行では予定は認められません',
    en: 'Planned for {plannedOn}; on this row a plan does not count.',
  },
  planned_in_time: { ja: '期限内の予定({plannedOn})です', en: 'Planned for {plannedOn}, in time.' },
  planned_too_late: {
    ja: '予定({plannedOn})が、認められる期限({before} より前)に間に合いません',
    en: 'Planned for {plannedOn}, but only a day before {before} counts.',
  },
  planned_day_passed: {
    ja: '予定日({plannedOn})を過ぎていますが、実施済みとの回答がありません',
    en: 'The planned day ({plannedOn}) has passed and nothing says that it was done.',
  },
  planned_without_day: {
    ja: '「はい」ですが、実施済みとも予定日とも答えられていません',
    en: 'The answer is はい (yes), but says neither that it is done nor by when it is planned.',
  },
  renewal_unknown: {
    ja: '予定({plannedOn})が期限内かは、次回更改日が分からないと決まりません',
    en: 'Whether the plan ({plannedOn}) is in time depends on the day of the next renewal, which was not given.',
  },
  conditional: {
    ja: '条件付きの「はい」です。条件を確かめてください',
    en: 'はい (yes) under a condition: look at it.',
  },
  see_note: {
    ja: '注記参照です。注記を読んで判断してください',
    en: 'The answer refers to a note: read it and decide.',
  },
  not_asked: { ja: 'この製品では問われない行です', en: 'The row is not asked of this product.' },
  choice_fits: { ja: '認められる選択肢です', en: 'What is chosen is accepted.' },
  choice_unfit: { ja: '認められない選択肢です', en: 'What is chosen is not accepted.' },
  choice_other: { ja: '「その他」です。内容を確かめてください', en: 'Something else than the choices: look at it.' },
  text: { ja: '記述があります', en: 'It is filled in.' },
  other_kind: { ja: 'この行の答え方と違う回答です', en: 'It is answered in another way than the row asks for.' },
  blank: { ja: '未回答です', en: 'It is left blank.' },
  undecided: {
    ja: '空欄です。問われる行かどうかが、ほかの回答で決まっていません',
    en: 'It is empty, and other answers do not say whether it is asked.',
  },
  declined: { ja: '回答が辞退されています', en: 'The vendor declined to answer.' },
  waiting: { ja: '他者の回答待ちです', en: 'It waits for another party.' },
  unconfirmed: { ja: '以前の回答の引き継ぎで、未確認です', en: 'It was carried over and nobody confirmed it.' },
  unreadable: { ja: '回答が読み取れていません', en: 'The answer could not be read.' },
  not_in_form: { ja: '公開された開示書の様式にこの設問がありません', en: 'The published form does not ask this.' },
  not_in_version: {
    ja: '公開された開示書は旧い様式で、この設問がありません',
    en: 'The disclosure stands on an older form, which does not ask this yet.',
  },
  on_request: {
    ja: '個別開示の開示書があります。閲覧を申請してください',
    en: 'There is a disclosure that is shown on request: ask for access.',
  },
};

/** The judgement in a word, with a sign. */
export const judgementWord = (judgement: Judgement): Bilingual => JUDGEMENT_WORDS[judgement];

/** Why a row is judged so. */
export function reasonWords({ rule, plannedOn = '', before = '' }: RowVerdict): Bilingual {
  const fill = (text: string): string => text.replace('{plannedOn}', plannedOn).replace('{before}', before);
  const { ja, en } = RULE_WORDS[rule];
  return { ja: fill(ja), en: fill(en) };
}
