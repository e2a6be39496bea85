import { type Bigrams, bigramsOf, foldCode, foldWording, likeness } from '../../../kernel/wording.js';
import { type Question, questionsOf, type Template } from './template.js';

/** A row that takes an answer, prepared for being compared with the rows of another form. */
export interface PairableRow {
  readonly question: Question;
  /** Its place among all rows of its form, from 0 for the first to 1 for the last. */
  readonly place: number;
  /** Number as people name it, folded. */
  readonly number: string;
  /** Folded wordings, Japanese and English; a form in one language says the same in both. */
  readonly wordings: readonly [string, string];
  readonly letters: readonly [Bigrams, Bigrams];
  /** What stands above it in the outline, folded; empty for a row at the top. */
  readonly above: string;
  /** Title of its section, folded. */
  readonly section: string;
}

/** The answered rows of a form in printed order, prepared once for as long as the form lives. */
export function pairableRows(template: Template): readonly PairableRow[] {
  let rows = prepared.get(template);
  if (!rows) prepared.set(template, (rows = prepare(template)));
  return rows;
}

const prepared = new WeakMap<Template, readonly PairableRow[]>();

function prepare(template: Template): readonly PairableRow[] {
  const all = questionsOf(template);
  const byCode = new Map(all.map((question) => [question.code, question]));
  const sections = new Map(
    template.sections.flatMap(({ title, questions }) => questions.map(({ code }) => [code, foldWording(title.ja)])),
  );
  return all.flatMap((question, position) => {
    if (question.answerType === 'group') return [];
    const wordings = [foldWording(question.prompt.ja), foldWording(question.prompt.en)] as const;
    return [
      {
        question,
        place: position / all.length,
        number: foldCode(question.officialCode ?? question.code),
        wordings,
        letters: [bigramsOf(wordings[0]), bigramsOf(wordings[1])],
        above: foldWording(byCode.get(question.parent ?? '')?.prompt.ja ?? ''),
        section: sections.get(question.code) ?? '',
      },
    ];
  });
}

/** Whether both rows are worded alike but for the ways of writing (full width, spaces, punctuation, 又は and または). */
export function saysTheSame(one: PairableRow, other: PairableRow): boolean {
  return one.wordings.some((wording, language) => wording !== '' && wording === other.wordings[language]);
}

/** Likeness of two rows' wordings from 0 to 1, in the language in which they are more alike. */
export function rowLikeness(one: PairableRow, other: PairableRow): number {
  return Math.max(likeness(one.letters[0], other.letters[0]), likeness(one.letters[1], other.letters[1]));
}
