import type { Bilingual } from '../../../kernel/bilingual.js';
import { type FormKind, type Question, questionsOf, type Template } from './template.js';
import { topicKey } from './topics.js';

/** Books of the guideline: one up to 5.x (本編), several since 6.0. */
export type Book = 'main' | 'overview' | 'governance' | 'plan' | 'ops' | 'other';

/** A clause of the guideline (安全管理ガイドライン). `id` = as a form refers to it, e.g. `mhlw-6.0:ops:14`. */
export interface Clause {
  readonly id: string;
  /** Version of the guideline; `5.x` = its order is followed, the version was not seen. Empty for a reference that names none. */
  readonly version: string;
  readonly book: Book;
  /** Chapter or clause inside the book, as the form refers to it. */
  readonly clause: string;
  readonly title: Bilingual;
}

/** How it is known that a row asks about a clause: the form says so, a form with the same topic does, or a criterion (選定基準) linked to it. */
export type ClauseLink = 'form' | 'topic' | 'criterion';

/** A row that asks about a clause. */
export interface ClauseRow {
  readonly templateId: string;
  readonly form: FormKind;
  readonly version: string;
  readonly question: string;
  /** As printed, or our own code. */
  readonly code: string;
  readonly topic: string;
  readonly prompt: Bilingual;
  /** Whose words the prompt is in; absent where they are Kaiji's. */
  readonly wordsOf?: string;
  readonly by: ClauseLink;
}

/** Where a clause is asked. */
export interface AskedClause extends Clause {
  readonly rows: readonly ClauseRow[];
}

/** Topics that a criterion links to a clause. */
export interface LinkedTopics {
  readonly ref: string;
  readonly topics: readonly string[];
}

/** What is wanted of the map; null = all. */
export interface ClausesWanted {
  readonly version: string | null;
  readonly templateId: string | null;
}

const BOOKS: Readonly<Record<Book, Bilingual>> = {
  main: { ja: '本編', en: 'Main volume' },
  overview: { ja: '概説編', en: 'Overview' },
  governance: { ja: '経営管理編', en: 'Governance' },
  plan: { ja: '企画管理編', en: 'Planning and management' },
  ops: { ja: 'システム運用編', en: 'System operation' },
  other: { ja: 'その他', en: 'Other' },
};
const ORDER = Object.keys(BOOKS) as Book[];

/** The name of a book. */
export const bookTitle = (book: Book): Bilingual => BOOKS[book];

/** The clauses that one reference of a form names: `mhlw-6.0:ops:2;11` → chapters 2 and 11, `mhlw-5.x:6.3.C4/6.6.C` → two clauses. */
export function clausesIn(ref: string): readonly Clause[] {
  const [, version, book = 'main', list] = /^mhlw-([\d.x]+):(?:([a-z]+):)?(.+)$/.exec(ref) ?? [];
  if (version === undefined || list === undefined || !isBook(book))
    return [{ id: ref, version: '', book: 'other', clause: ref, title: { ja: ref, en: ref } }];
  const prefix = `mhlw-${version}:${book === 'main' ? '' : `${book}:`}`;
  return list.split(/[;/]/).map((clause) => ({
    id: prefix + clause,
    version,
    book,
    clause,
    title: { ja: `第${version}版 ${BOOKS[book].ja} ${clause}`, en: `Version ${version}, ${BOOKS[book].en} ${clause}` },
  }));
}

const isBook = (text: string): text is Book => Object.hasOwn(BOOKS, text);

/**
 * Which clause is asked where, across books and forms, newest version of the guideline first. A row whose form names no clause (a learned
 * one does not) takes those of the rows with its topic in other forms; criteria add what they link.
 */
export function clauseMap(
  forms: readonly Template[],
  linked: readonly LinkedTopics[],
  { version, templateId }: ClausesWanted,
): readonly AskedClause[] {
  const map = new Map<string, { readonly clause: Clause; readonly rows: ClauseRow[] }>();
  const add = (refs: readonly string[], row: Omit<ClauseRow, 'by'>, by: ClauseLink): void => {
    for (const clause of refs.flatMap(clausesIn)) {
      const known = map.get(clause.id) ?? { clause, rows: [] };
      map.set(clause.id, known);
      if (!known.rows.some((each) => each.templateId === row.templateId && each.question === row.question))
        known.rows.push({ ...row, by });
    }
  };
  const refsOf = refsByTopic(forms);
  const wanted = forms.filter(({ id }) => templateId === null || id === templateId);
  for (const [form, question] of wanted.flatMap(answeredRows)) {
    const row = clauseRow(form, question);
    const named = question.guidelineRefs;
    add(named.length > 0 ? named : (refsOf.get(row.topic) ?? []), row, named.length > 0 ? 'form' : 'topic');
    const criteria = linked.filter(({ topics }) => topics.includes(question.topic) || topics.includes(row.topic));
    add(
      criteria.map(({ ref }) => ref),
      row,
      'criterion',
    );
  }
  const found = [...map.values()].filter(({ clause }) => version === null || clause.version === version);
  return found.map(({ clause, rows }) => ({ ...clause, rows })).sort(inOrder);
}

/** How many clauses of each book are asked, per version of the guideline: a book without any is one that no form of this installation refers to. */
export interface BookCount {
  readonly version: string;
  readonly book: Book;
  readonly title: Bilingual;
  readonly clauses: number;
}

/** The books of each version in the map. Since 6.0 there are four, whether forms refer to them or not. */
export function countBooks(clauses: readonly Clause[]): readonly BookCount[] {
  const versions = [...new Set(clauses.map(({ version }) => version))];
  return versions.flatMap((version) => {
    const ofVersion = clauses.filter((clause) => clause.version === version);
    const hasSeveral = ofVersion.some(({ book }) => book !== 'main' && book !== 'other');
    const books = ORDER.filter((book) =>
      hasSeveral ? !['main', 'other'].includes(book) : ofVersion.some((each) => each.book === book),
    );
    return books.map((book) => ({
      version,
      book,
      title: BOOKS[book],
      clauses: ofVersion.filter((each) => each.book === book).length,
    }));
  });
}

function answeredRows(form: Template): readonly (readonly [Template, Question])[] {
  return questionsOf(form).flatMap((question) => (question.answerType === 'group' ? [] : [[form, question] as const]));
}

function refsByTopic(forms: readonly Template[]): ReadonlyMap<string, readonly string[]> {
  const refs = new Map<string, readonly string[]>();
  for (const [, question] of forms.flatMap(answeredRows)) {
    const key = topicKey(question);
    refs.set(key, [...new Set([...(refs.get(key) ?? []), ...question.guidelineRefs])]);
  }
  return refs;
}

function clauseRow(form: Template, question: Question): Omit<ClauseRow, 'by'> {
  return {
    templateId: form.id,
    form: form.form,
    version: form.version,
    question: question.code,
    code: question.officialCode ?? question.code,
    topic: topicKey(question),
    prompt: question.prompt,
    ...(form.official && { wordsOf: form.official.publisher }),
  };
}

function inOrder(one: Clause, other: Clause): number {
  const byNumber = (a: string, b: string): number => a.localeCompare(b, 'ja', { numeric: true });
  return (
    byNumber(other.version, one.version) ||
    ORDER.indexOf(one.book) - ORDER.indexOf(other.book) ||
    byNumber(one.clause, other.clause)
  );
}
