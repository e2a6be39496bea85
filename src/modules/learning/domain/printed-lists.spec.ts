import { describe, expect, it } from '@jest/globals';
import { gridOf, listOn, sheetOf } from '../../../../test/fixtures/workbooks/blank-layouts.js';
import { known, naming } from '../../../../test/fixtures/workbooks/learned-lines.js';
import type { Grid } from '../../../kernel/grid.js';
import type { Answer, Answers } from '../../templates/domain/answer.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { workbookReading } from '../../workbooks/domain/workbook-reading.js';
import { writeAnswers } from '../../workbooks/domain/write-answers.js';
import { changed } from '../../../../test/fixtures/workbooks/made-grids.js';
import type { FormProposal } from './form-proposal.js';
import { learnForm } from './learn-form.js';
import { releasedForm } from './released-form.js';

const QUESTIONS = [
  '駐車場を管理していますか',
  '食堂の入退を記録していますか',
  '会議室の予約を記録していますか',
  '備品の盗難を防止していますか',
  '壁紙を掃除していますか',
];

/** A blank form with one list on all its rows. */
function formOf(
  words: readonly string[],
  questions: readonly string[] = QUESTIONS,
  title = '委託先確認票 第1版',
): Grid {
  const rows = questions.map((question, at) => [`P${at + 1}`, question]);
  const cells = [[title], [], ['No.', '確認項目', '回答', '備考'], ...rows];
  const places = questions.map((_, at) => at + 4);
  return gridOf(sheetOf('確認', cells, { lists: [listOn(3, places, words)] }));
}

const kindsOf = ({ rows }: FormProposal): unknown[] => [
  ...new Set(rows.map(({ answerType, choices }) => [answerType, ...choices.map(({ label }) => label)].join(' '))),
];
const doubtsOf = ({ rows }: FormProposal): unknown[] => [
  ...new Set(rows.flatMap(({ doubts }) => doubts.map(({ kind }) => kind))),
];

/** Answers written into the learned workbook: the words in its cells, and what is read from them. */
function writtenAndRead(blank: Grid, answersOf: (template: Template) => readonly Answer[]) {
  const { template, layout } = releasedForm(learnForm(blank, known), naming);
  const given = answersOf(template);
  const answers: Answers = new Map(questionsOf(template).map(({ code }, at) => [code, given[at % given.length]!]));
  const filled = changed(blank, writeAnswers(answers, layout, template));
  const words = filled.sheets[0]?.rows.flatMap(({ row, cells }) =>
    row > 3 ? (cells.find(({ column }) => column === 3)?.text ?? '') : [],
  );
  const reading = workbookReading(filled, 'a.xlsx', {
    templates: [...known, template],
    learned: new Map([[template.id, layout]]),
  });
  const read = 'answers' in reading ? Object.values(reading.answers) : [];
  return { words, read, expected: [...answers.values()] };
}

describe('the list printed on a row', () => {
  it.each([
    [['○', '×']],
    [['○', '△', '×']],
    [['○', '×', '－']],
    [['◎', '〇', '△', '✕', '／']],
    [['A+', 'A', 'A-']],
    [['A：実装済', 'B：未実装', 'C：検討中']],
  ])('of signs or grades is read back as each was written: %j', (list) => {
    const blank = formOf(list);
    expect(kindsOf(learnForm(blank, known))).toEqual([`choice ${list.join(' ')}`]);
    const { words, read, expected } = writtenAndRead(blank, (template) =>
      (questionsOf(template)[0]?.choices ?? []).map(({ key }) => ({ value: 'choice', key })),
    );
    expect(words).toEqual(QUESTIONS.map((_, at) => list[at % list.length]));
    expect(read).toMatchObject(expected);
  });

  it.each([[['○', '×', '該当なし']], [['有', '無', '該当なし']], [['適合', '不適合', '適用外']]])(
    'of はい, いいえ and 対象外 in other words is written in those: %j',
    (list) => {
      const blank = formOf(list);
      expect(kindsOf(learnForm(blank, known))).toEqual(['yes_no_na']);
      const { words, read, expected } = writtenAndRead(blank, () => [
        { value: 'yes' },
        { value: 'no' },
        { value: 'na' },
      ]);
      expect(words).toEqual(QUESTIONS.map((_, at) => list[at % 3]));
      expect(read).toMatchObject(expected);
    },
  );

  it('that has no word for はい or いいえ, or two for one, is of choices', () => {
    expect(kindsOf(learnForm(formOf(['○', '該当なし']), known))).toEqual(['choice ○ 該当なし']);
    expect(kindsOf(learnForm(formOf(['対応', '対応済', '未対応']), known))).toEqual(['choice 対応 対応済 未対応']);
  });

  it('is written row by row where rows have lists of their own', () => {
    const cells = [['No.', '確認項目', '回答', '備考'], ...QUESTIONS.map((question, at) => [`P${at + 1}`, question])];
    const lists = [listOn(3, [2, 3, 4], ['はい', 'いいえ']), listOn(3, [5, 6], ['可', '不可'])];
    const { template, layout } = releasedForm(learnForm(gridOf(sheetOf('確認', cells, { lists })), known), naming);
    const answers: Answers = new Map(questionsOf(template).map(({ code }) => [code, { value: 'no' }]));
    const texts = writeAnswers(answers, layout, template).flatMap(({ column, content }) =>
      column === 3 && 'text' in content ? content.text : [],
    );
    expect(texts).toEqual(['いいえ', 'いいえ', 'いいえ', '不可', '不可']);
  });
});

describe('a known form beside the list', () => {
  const first = releasedForm(learnForm(formOf(['○', '×']), known), { ...naming, id: 'first' }).template;

  it('changes nothing where it is only like the form', () => {
    const other = QUESTIONS.map((question) => `Q${question.replace('ますか', 'るか')}`);
    const proposal = learnForm(formOf(['はい', 'いいえ', '該当なし'], other, '別の確認票'), [...known, first]);
    expect(proposal.rows.map(({ topic }) => topic.sureness)).toContain('likely');
    expect(kindsOf(proposal)).toEqual(['yes_no_na']);
    expect(proposal.vocabulary.map(({ label }) => label.ja)).toEqual(['はい', 'いいえ', '該当なし']);
    expect(doubtsOf(proposal)).toEqual([]);
  });

  it('changes nothing where it is the same, but is doubted', () => {
    const proposal = learnForm(formOf(['はい', 'いいえ', '該当なし'], QUESTIONS), [...known, first]);
    expect(proposal.rows.map(({ topic }) => topic.sureness)).toContain('exact');
    expect(kindsOf(proposal)).toEqual(['yes_no_na']);
    expect(doubtsOf(proposal)).toEqual(['known_kind']);
  });

  it('gives the choices that are not printed, which is doubted', () => {
    const cells = [['No.', '確認項目', '回答', '備考'], ...QUESTIONS.map((question, at) => [`P${at + 1}`, question])];
    const proposal = learnForm(gridOf(sheetOf('確認', cells)), [...known, first]);
    expect(kindsOf(proposal)).toEqual(['choice ○ ×']);
    expect(doubtsOf(proposal)).toEqual(['choices_not_printed']);
  });
});
