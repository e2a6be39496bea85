import { type AnswerKey, type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { AlikeWordings } from '../../../kernel/alike-wordings.js';
import { usualWord } from './marks.js';
import {
  type Bigrams,
  bigramsOf,
  foldCode,
  foldWording,
  likeness,
  looseCode,
  splitLabel,
} from '../../../kernel/wording.js';

/** A form prepared for being looked up by number and by wording. */
export interface FormIndex {
  readonly template: Template;
  readonly questions: readonly Question[];
  readonly position: ReadonlyMap<string, number>;
  /** By number as printed (the form's own or ours); several where it starts anew in each section, none if the form has no such number. */
  byNumber(printed: string): readonly Question[];
  /** By folded wording in either language; several where rows share their wording. */
  byWording(folded: string): readonly Question[];
  /** Of the rows that `among` lets through those whose wording is most like this one, best first, with the likeness from 0 to 1. */
  mostLike(folded: string, among: (question: Question) => boolean): readonly Alike[];
  likenessTo(question: Question, folded: string): number;
  likenessToText(question: Question, text: string): number;
  isSectionTitle(folded: string): boolean;
  /** The questions under a title that one section alone has. */
  inSection(foldedTitle: string): ReadonlySet<Question> | undefined;
  /** The answer a word stands for in this form: its own vocabulary first, then words of practice. */
  readonly wordOf: (text: string) => AnswerKey | undefined;
}

export interface Alike {
  readonly question: Question;
  readonly likeness: number;
}

const indexes = new WeakMap<Template, FormIndex>();

/** The index of a form, made once for as long as the form lives. */
export function indexOf(template: Template): FormIndex {
  let index = indexes.get(template);
  if (!index) indexes.set(template, (index = makeIndex(template)));
  return index;
}

function makeIndex(template: Template): FormIndex {
  const questions = questionsOf(template);
  const byWording = wordingsOf(questions);
  const titles = sectionsByTitle(template);
  const vocabulary = new Map(
    template.answerVocabulary.flatMap(({ key, label }) =>
      [label.ja, label.en].map((word) => [foldWording(word), key] as const),
    ),
  );
  const keys = new Set(template.answerVocabulary.map(({ key }) => key));
  const alike = likenessOver(questions);
  return {
    template,
    questions,
    position: new Map(questions.map(({ code }, position) => [code, position])),
    byNumber: numbersOf(questions),
    byWording: (folded) => byWording.get(folded) ?? [],
    ...alike,
    isSectionTitle: (folded) => folded !== '' && titles.has(folded),
    inSection: (folded) => titles.get(folded),
    wordOf: (text) => {
      const folded = foldWording(text);
      const usual = vocabulary.get(folded) ?? usualWord(folded);
      return usual !== undefined && keys.has(usual) ? usual : undefined;
    },
  };
}

/** Printed numbers before those that only we gave; with separators of another kind where that leaves one number of the form. */
function numbersOf(questions: readonly Question[]): FormIndex['byNumber'] {
  const printed = grouped(questions, ({ officialCode, code }) => foldCode(officialCode ?? code));
  const ours = grouped(questions, ({ code }) => foldCode(code));
  const numbers = new Map([...ours, ...printed]);
  const loose = grouped([...numbers.keys()], looseCode);
  return (text) => {
    const found = numbers.get(foldCode(text));
    if (found) return found;
    const alike = new Set((loose.get(looseCode(text)) ?? []).flatMap((number) => numbers.get(number) ?? []));
    const names = new Set([...alike].map(({ officialCode, code }) => foldCode(officialCode ?? code)));
    return names.size === 1 ? [...alike] : [];
  };
}

function grouped<T>(all: readonly T[], nameOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
  return groups;
}

/** The questions of each section by its folded titles; `undefined` where two sections share one. */
function sectionsByTitle({ sections }: Template): ReadonlyMap<string, ReadonlySet<Question> | undefined> {
  const found = new Map<string, ReadonlySet<Question> | undefined>();
  for (const { title, code, questions } of sections)
    for (const folded of new Set([title.ja, title.en, `${code} ${title.ja}`].map(foldWording)))
      found.set(folded, found.has(folded) ? undefined : new Set(questions));
  return found;
}

/** Folded wordings; a row under a heading is also known with the heading's words in front (利用者の認証方式：記憶…). */
function wordingsOf(questions: readonly Question[]): Map<string, Question[]> {
  const groups = new Map(
    questions.filter(({ answerType }) => answerType === 'group').map((group) => [group.code, group]),
  );
  const found = new Map<string, Question[]>();
  for (const question of questions) {
    const group = groups.get(question.parent ?? '');
    const spellings = [
      question.prompt.ja,
      question.prompt.en,
      ...(group ? [group.prompt.ja + question.prompt.ja, group.prompt.en + question.prompt.en] : []),
    ];
    for (const folded of new Set(spellings.map(foldWording)))
      if (folded !== '') found.set(folded, [...(found.get(folded) ?? []), question]);
  }
  return found;
}

const ENOUGH_ALIKE = 0.3;

interface Prepared {
  readonly wordings: ReadonlyMap<Question, readonly Bigrams[]>;
  readonly all: AlikeWordings;
}

function prepare(questions: readonly Question[]): Prepared {
  const wordings = new Map(
    questions.map((question) => [
      question,
      [question.prompt.ja, question.prompt.en].map((text) => bigramsOf(foldWording(text))),
    ]),
  );
  return { wordings, all: new AlikeWordings([...wordings.values()].flat()) };
}

/** Prepared when first asked: a form whose rows are given is never looked up by likeness. */
function likenessOver(questions: readonly Question[]): Pick<FormIndex, 'mostLike' | 'likenessTo' | 'likenessToText'> {
  let made: Prepared | undefined;
  const prepared = (): Prepared => (made ??= prepare(questions));
  const best = (question: Question, asked: Bigrams): number =>
    Math.max(0, ...(prepared().wordings.get(question) ?? []).map((wording) => likeness(asked, wording)));
  return {
    likenessTo: (question, folded) => best(question, bigramsOf(folded)),
    likenessToText: (question, text) => best(question, bigramsOf(foldWording(splitLabel(text).wording))),
    mostLike: (folded, among) => {
      const each = prepared().all.likenessToEach(bigramsOf(folded));
      return questions
        .map((question, at) => ({ question, likeness: Math.max(each[2 * at] ?? 0, each[2 * at + 1] ?? 0) }))
        .filter(({ question, likeness }) => likeness >= ENOUGH_ALIKE && among(question))
        .sort((one, other) => other.likeness - one.likeness);
    },
  };
}
