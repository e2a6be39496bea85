import type { Bilingual } from '../../../kernel/bilingual.js';
import { type PairableRow, saysTheSame } from './pairable-rows.js';
import type { AnswerType, Question } from './template.js';
import { topicKey } from './topics.js';

/** How people call the ways of answering a row. */
export const ANSWER_TYPE_WORDS: Readonly<Record<AnswerType, Bilingual>> = {
  yes_no_na: { ja: 'はい・いいえ・対象外', en: 'yes, no or not applicable' },
  yes_no: { ja: 'はい・いいえ', en: 'yes or no' },
  choice: { ja: '選択肢から一つ', en: 'one choice' },
  multi_choice: { ja: '選択肢から複数', en: 'several choices' },
  text: { ja: '自由記述', en: 'free text' },
  date: { ja: '日付', en: 'date' },
  group: { ja: '見出し', en: 'heading' },
};

const SCOPE_WORDS: Readonly<Record<NonNullable<Question['scope']> | 'all', Bilingual>> = {
  server: { ja: 'サーバー', en: 'servers' },
  terminal: { ja: '端末', en: 'terminals' },
  network: { ja: 'ネットワーク機器', en: 'network equipment' },
  all: { ja: '機器の区別なし', en: 'all equipment' },
};

/** Choices that only one of two rows offers, by their labels. */
export interface ChoiceChange {
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** What tells that two rows are one question, and what differs between them. */
export function pairReason(
  from: PairableRow,
  to: PairableRow,
  by: 'topic' | 'wording',
  likeness: number,
  choices: ChoiceChange,
): Bilingual {
  return joined([
    by === 'topic' ? SAME_TOPIC(topicKey(to.question)) : BY_WORDING,
    saysTheSame(from, to) ? SAME_WORDING : alikeBy(likeness),
    ...differences(from, to),
    ...choiceDifferences(choices),
  ]);
}

/** Why rows for single kinds of equipment stand against one row. */
export function scopeReason(from: readonly PairableRow[], to: readonly PairableRow[]): Bilingual {
  const scopes = (rows: readonly PairableRow[], language: 'ja' | 'en') =>
    rows.map(({ question }) => SCOPE_WORDS[question.scope ?? 'all'][language]).join(language === 'ja' ? '・' : ', ');
  const { topic } = to[0]?.question ?? { topic: '' };
  return joined([
    SAME_TOPIC(topic),
    {
      ja: `対象の機器が異なる(${scopes(from, 'ja')} → ${scopes(to, 'ja')})`,
      en: `about other equipment (${scopes(from, 'en')} → ${scopes(to, 'en')})`,
    },
  ]);
}

/** Why one row stands against several that each say a part of it. */
export function partsReason(kind: 'split' | 'merged'): Bilingual {
  return kind === 'split'
    ? {
        ja: '旧設問の文言が、複数の新設問に分かれて現れる',
        en: 'the wording of the older row is spread over several newer rows',
      }
    : {
        ja: '複数の旧設問の文言が、一つの新設問にまとまっている',
        en: 'the wordings of several older rows stand together in one newer row',
      };
}

/** Why a row stands alone; `nearest` = the row of the other form that comes nearest, if any. */
export function aloneReason(
  side: 'new' | 'dropped',
  nearest: { row: PairableRow; likeness: number } | undefined,
): Bilingual {
  const other = side === 'new' ? { ja: '旧様式', en: 'older' } : { ja: '新様式', en: 'newer' };
  const none = { ja: `${other.ja}に同じことを問う設問がない`, en: `no row of the ${other.en} form asks the same` };
  if (nearest === undefined) return none;
  const number = nearest.row.question.officialCode ?? nearest.row.question.code;
  return joined([
    none,
    {
      ja: `最も近い ${number} でも文言の一致は ${percent(nearest.likeness)}`,
      en: `the nearest, ${number}, is ${percent(nearest.likeness)} alike in wording`,
    },
  ]);
}

/** A reason said of rows of different standards, in front of the reason itself. */
export function otherStandard(reason: Bilingual): Bilingual {
  return joined([
    { ja: '規格が異なるため並べて示すだけ', en: 'of different standards, shown beside each other alone' },
    reason,
  ]);
}

function differences(from: PairableRow, to: PairableRow): readonly Bilingual[] {
  const [older, newer] = [from.question, to.question];
  const said: Bilingual[] = [];
  const numbers = [older, newer].map(({ officialCode, code }) => officialCode ?? code);
  if (from.number !== to.number) said.push({ ja: `番号 ${numbers.join(' → ')}`, en: `number ${numbers.join(' → ')}` });
  if (from.section !== to.section) said.push({ ja: '節が異なる', en: 'in another section' });
  if (older.scope !== newer.scope)
    said.push(
      changed(
        '対象の機器',
        'equipment',
        [older, newer].map(({ scope }) => SCOPE_WORDS[scope ?? 'all']),
      ),
    );
  if (older.answerType !== newer.answerType)
    said.push(
      changed(
        '回答の形',
        'answered otherwise',
        [older, newer].map(({ answerType }) => ANSWER_TYPE_WORDS[answerType]),
      ),
    );
  return said;
}

function changed(ja: string, en: string, words: readonly Bilingual[]): Bilingual {
  return {
    ja: `${ja}が異なる(${words.map((word) => word.ja).join(' → ')})`,
    en: `${en} (${words.map((word) => word.en).join(' → ')})`,
  };
}

function choiceDifferences({ added, gone }: ChoiceChange): readonly Bilingual[] {
  const listed = (ja: string, en: string, labels: readonly string[]): readonly Bilingual[] =>
    labels.length === 0
      ? []
      : [
          {
            ja: `${ja}: ${labels.map((label) => `「${label}」`).join('')}`,
            en: `${en}: ${labels.map((label) => `"${label}"`).join(', ')}`,
          },
        ];
  return [...listed('加わった選択肢', 'choices added', added), ...listed('なくなった選択肢', 'choices gone', gone)];
}

const SAME_TOPIC = (topic: string): Bilingual => ({ ja: `同じ論点(${topic})`, en: `same topic (${topic})` });
const BY_WORDING: Bilingual = {
  ja: '論点は異なるが文言から同じ設問と見た',
  en: 'other topics, taken for one by the wording',
};
const SAME_WORDING: Bilingual = { ja: '文言が同じ', en: 'same wording' };
const alikeBy = (likeness: number): Bilingual => ({
  ja: `文言の一致 ${percent(likeness)}`,
  en: `wording ${percent(likeness)} alike`,
});
const percent = (share: number): string => `${Math.round(share * 100)} %`;

function joined(parts: readonly Bilingual[]): Bilingual {
  return { ja: parts.map(({ ja }) => ja).join('、'), en: parts.map(({ en }) => en).join('; ') };
}
