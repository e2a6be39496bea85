import type { Grid } from '../../../kernel/grid.js';
import type { AnswerKey, HeaderField, Template, VocabularyWord } from '../../templates/domain/template.js';
import type { AnswerPlace, Layout, RowPlace } from '../../workbooks/domain/layout.js';
import { type AnswerKind, answerKindOf } from './answer-kinds.js';
import type { FoundTable } from './found-tables.js';
import type { OutlinedRow } from './outlined-rows.js';
import type { TopicFound } from './propose-topics.js';
import { type FormSoFar, layoutOfForm } from './provisional-form.js';
import type { Region } from './table-regions.js';
import { ALL_WORDS, headingWords, WordsMet, wordsInHeadings, wordsOfFamily } from './vocabulary.js';

/** How the rows of a form are answered, and where. */
export interface AnsweredForm {
  readonly kinds: ReadonlyMap<string, AnswerKind>;
  readonly vocabulary: readonly VocabularyWord[];
  /** The known form whose words were taken because the workbook shows none. */
  readonly wordsFrom: Template | undefined;
  readonly dates: Template['dates'];
  readonly rounds: number;
  readonly layout: Layout;
  readonly headed: boolean;
}

export interface FormParts {
  readonly rows: readonly OutlinedRow[];
  readonly tables: readonly FoundTable[];
  readonly topics: ReadonlyMap<string, TopicFound>;
  readonly header: readonly HeaderField[];
  readonly family: string | null;
  readonly known: readonly Template[];
}

/**
 * Looks twice: where rows are answered must be known to tell how, and how must be known to tell their places exactly (a row with choices
 * of its own stands in other cells than one that is marked).
 */
export function answeredForm(grid: Grid, parts: FormParts): AnsweredForm {
  const first = layoutOfForm(grid, {
    ...parts,
    rows: parts.rows.map((row) => ({ ...row, answerType: row.told.kind === 'group' ? 'group' : 'yes_no_na' })),
    vocabulary: ALL_WORDS,
    dates: ['checked_on', 'target_on'],
    rounds: 2,
  });
  const places = placesOf(first.layout);
  const met = new WordsMet();
  const known = wordsOfFamily(parts.known, parts.family);
  const keys = new Map(parts.tables.map((table) => [table.region, keysOfTable(table, parts.rows, places, met)]));
  const wordsFrom = [...keys.values()].some(({ size }) => size > 0) ? undefined : known;
  const assumed = new Set(wordsFrom?.answerVocabulary.map(({ key }) => key));
  const kinds = kindsOf(parts, places, (region) =>
    wordsFrom && !takesWords(region) ? assumed : (keys.get(region) ?? NONE),
  );
  for (const [word, key] of [...kinds.values()].flatMap(({ words }) => words)) met.add(word, key);
  const vocabulary = vocabularyOf(met, kinds, wordsFrom);
  const all = [...places.values()];
  const dates = (['checked_on', 'target_on'] as const).filter((date) =>
    all.some(({ checkedOn, targetOn }) => (date === 'checked_on' ? checkedOn : targetOn) !== undefined),
  );
  const rounds = all.some(({ second }) => second !== undefined) ? 2 : 1;
  const rows = parts.rows.map((row) => ({ ...row, answerType: kinds.get(row.id)?.answerType ?? ('group' as const) }));
  const form: FormSoFar = { rows, vocabulary, header: parts.header, dates, rounds };
  return {
    kinds,
    vocabulary,
    wordsFrom: hasOwnWords(kinds) ? undefined : wordsFrom,
    dates,
    rounds,
    ...withListedWords(withoutCategories(layoutOfForm(grid, form), parts.tables), kinds),
  };
}

type Laid = ReturnType<typeof layoutOfForm>;

/** A row with a list of its own is written in the words of that list, which may be others than those of its table. */
function withListedWords({ layout, headed }: Laid, kinds: ReadonlyMap<string, AnswerKind>): Laid {
  const inWords = (answer: AnswerPlace, question: string): AnswerPlace => {
    const words = Object.fromEntries((kinds.get(question)?.words ?? []).map(([word, key]) => [key, word]));
    return answer.kind === 'word' ? { ...answer, words: { ...answer.words, ...words } } : answer;
  };
  const inRow = (row: RowPlace): RowPlace => ({
    ...row,
    ...(row.answer && { answer: inWords(row.answer, row.question) }),
    ...(row.second && { second: { ...row.second, answer: inWords(row.second.answer, row.question) } }),
  });
  return {
    layout: { ...layout, tables: layout.tables.map((table) => ({ ...table, rows: table.rows.map(inRow) })) },
    headed,
  };
}

/** What stands in the columns of categories was read: it is in the titles of the sections. */
function withoutCategories({ layout, headed }: Laid, found: readonly FoundTable[]): Laid {
  const isCategory = (sheet: string, column: number): boolean =>
    found.some(({ region, columns }) => region.view.sheet.name === sheet && columns.categories.includes(column));
  const tables = layout.tables.map(({ unread = [], ...table }) => {
    const left = unread.filter(({ column }) => !isCategory(table.sheet, column));
    return { ...table, ...(left.length > 0 && { unread: left }) };
  });
  return { layout: { ...layout, tables }, headed };
}

const NONE: ReadonlySet<AnswerKey> = new Set();

/** A column for contents (記載内容) and none for answers: the rows are answered in words. */
const takesWords = ({ roles }: Region): boolean =>
  [...roles.values()].includes('detail') && ![...roles.values()].includes('answer');

const placesOf = ({ tables }: Layout): Map<string, RowPlace> =>
  new Map(tables.flatMap(({ rows }) => rows.map((place) => [place.question, place] as const)));

/** The answers that a table takes as a whole: by its headings, else by what its column of answers holds. */
function keysOfTable(
  { region }: FoundTable,
  rows: readonly OutlinedRow[],
  places: ReadonlyMap<string, RowPlace>,
  met: WordsMet,
): ReadonlySet<AnswerKey> {
  const inHeadings = wordsInHeadings(region);
  const named = inHeadings.length > 0 ? inHeadings : headingWords(region);
  for (const [word, key] of named) met.add(word, key);
  if (named.length > 1) return new Set(named.map(([, key]) => key));
  const own = rows.filter(({ told }) => told.region === region).flatMap(({ id }) => places.get(id)?.answer ?? []);
  const used = own.flatMap((answer) =>
    answer.kind === 'word' ? (Object.entries(answer.words) as [AnswerKey, string][]) : [],
  );
  for (const [key, word] of used) met.add(word, key);
  return new Set(used.map(([key]) => key));
}

function kindsOf(
  { rows, topics }: FormParts,
  places: ReadonlyMap<string, RowPlace>,
  keysOf: (region: Region) => ReadonlySet<AnswerKey>,
): Map<string, AnswerKind> {
  const offering = new Map<Region, boolean>();
  const kinds = new Map<string, AnswerKind>();
  for (const { id, told } of rows) {
    const place = places.get(id);
    if (told.kind === 'group' || !place) continue;
    const { region, wording } = told;
    const othersOffer = offering.get(region) ?? mostlyOffers(rows, region);
    offering.set(region, othersOffer);
    const about = topics.get(id);
    const known = about?.topic.sureness === 'exact' ? about.known?.question : undefined;
    kinds.set(id, answerKindOf(place, { view: region.view, wording, known, tableKeys: keysOf(region), othersOffer }));
  }
  return kinds;
}

function mostlyOffers(rows: readonly OutlinedRow[], region: Region): boolean {
  const own = rows.filter(({ told }) => told.region === region);
  return own.filter(({ told }) => told.offer === 'boxes' || told.offer === 'list').length * 2 > own.length;
}

const NEEDED: readonly AnswerKey[] = ['yes', 'no'];
const isWordType = ({ answerType }: AnswerKind): boolean => answerType === 'yes_no' || answerType === 'yes_no_na';

/** The words met, and where rows need one that was not met, the usual or the known form's. */
function vocabularyOf(
  met: WordsMet,
  kinds: ReadonlyMap<string, AnswerKind>,
  wordsFrom: Template | undefined,
): readonly VocabularyWord[] {
  const words = met.vocabulary();
  const types = [...kinds.values()].filter(isWordType).map(({ answerType }) => answerType);
  if (types.length === 0) return [];
  const needed =
    types.includes('yes_no_na') && !words.some(({ key }) => key === 'na') ? [...NEEDED, 'na' as const] : NEEDED;
  const usual = wordsFrom?.answerVocabulary ?? ALL_WORDS;
  const missing = usual.filter(
    ({ key }) => !words.some((word) => word.key === key) && (needed.includes(key) || wordsFrom !== undefined),
  );
  const all = [...words, ...missing];
  return ALL_WORDS.flatMap(({ key }) => all.find((word) => word.key === key) ?? []);
}

const hasOwnWords = (kinds: ReadonlyMap<string, AnswerKind>): boolean =>
  ![...kinds.values()].some(isWordType) || [...kinds.values()].some(({ words }) => words.length > 0);
