import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Area, Sheet } from '../../../kernel/grid.js';
import type { PlannedCell, SheetPlan } from '../../../kernel/sheet-plan.js';
import { type Answer, type Answers, BLANK } from '../../templates/domain/answer.js';
import { askedQuestions } from '../../templates/domain/applicability.js';
import { officialNote } from '../../templates/domain/official-note.js';
import { type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { takesWord } from './answer-places.js';
import { type Language, type OwnColumn, ownColumns } from './kaiji-columns.js';

type List = SheetPlan['lists'][number];

const ANSWER_COLUMN = 3;
const OWN_NUMBERS: Bilingual = {
  ja: '※ の付いた番号は様式のものではなく、Kaiji が付けたものです。',
  en: "Numbers with ※ are not the form's own; Kaiji gave them.",
};

const MORE_COLUMNS: Bilingual = {
  ja: '使われていない列(状態、理由など)は印刷範囲の右にあります。',
  en: 'Columns not in use (state, reason and the like) stand right of the print area.',
};
/** Characters that fit on a landscape A4 page in the usual type. */
const PAGE_WIDTH = 146;

const LANGUAGES: readonly Language[] = ['ja', 'en'];

/** The row that holds all headings of Kaiji's own layout, in either language; `undefined` on a sheet of another layout. */
export function kaijiHeadings({ rows }: Sheet, template: Template): number | undefined {
  const headings = LANGUAGES.map((language) => ownColumns(template, language).map(({ heading }) => heading[language]));
  return rows.find(({ cells }) => {
    const texts = new Set(cells.map(({ text }) => text));
    return headings.some((all) => all.every((heading) => texts.has(heading)));
  })?.row;
}

interface FormRow {
  readonly question: Question;
  readonly answer: Answer;
  readonly isAsked: boolean;
}

/**
 * A form with its answers in Kaiji's own layout: one sheet, a row per question, a column for everything an answer may hold - those that
 * no answer uses last, and not printed. Its headings are among those the reader knows, so that the file is read back like any other.
 */
export function kaijiLayout(
  template: Template,
  language: Language,
  answers: Answers,
  header: ReadonlyMap<string, string> = new Map(),
): SheetPlan[] {
  const asked = askedQuestions(template, answers);
  const rowOf = (question: Question): FormRow => ({
    question,
    answer: answers.get(question.code) ?? BLANK,
    isAsked: asked.get(question.code) !== 'not_asked',
  });
  const columns = inUse(ownColumns(template, language), questionsOf(template).map(rowOf));
  const rows = headRows(template, language, header, columns.rest.length > 0);
  const printed = columns.printed.length;
  const merges = rows.map((_, at): Area => ({
    top: at + 1,
    left: at === 0 ? 1 : at + 1 === rows.length ? 2 : ANSWER_COLUMN,
    bottom: at + 1,
    right: printed,
  }));
  const table = tableOf(template, language, [...columns.printed, ...columns.rest], rows.length + 1, rowOf);
  return [
    {
      name: template.id.replace(/[[\]:*?/\\]/g, '-').slice(0, 31),
      rows: [...rows, ...table.rows],
      widths: [...stretched(columns.printed), ...columns.rest.map(({ width }) => width)],
      headerRow: rows.length + 1,
      frozenColumns: 2,
      titleRows: [1],
      sectionRows: table.sectionRows,
      merges: [...merges, ...table.sectionRows.map((row) => ({ top: row, left: 1, bottom: row, right: printed }))],
      lists: table.lists,
      print: { paper: 'A4', landscape: true, columns: printed },
      tones: [
        { tone: 'muted', areas: table.notAsked.map((row) => ({ top: row, left: 1, bottom: row, right: printed })) },
      ],
    },
  ];
}

function inUse(columns: readonly OwnColumn[], rows: readonly FormRow[]): { printed: OwnColumn[]; rest: OwnColumn[] } {
  const isUsed = ({ rare, content }: OwnColumn): boolean =>
    rare !== true || rows.some(({ question, answer, isAsked }) => content(answer, question, isAsked) !== null);
  return { printed: columns.filter(isUsed), rest: columns.filter((column) => !isUsed(column)) };
}

/** The widths of columns that fill the page, where they need not be made smaller to fit it. */
function stretched(columns: readonly OwnColumn[]): number[] {
  const spare = Math.max(0, PAGE_WIDTH - columns.reduce((sum, { width }) => sum + width, 0));
  return columns.map(({ width, stretch = 0 }) => width + Math.floor(spare * stretch));
}

/** Headings, section rows and questions from the sheet's row `top` on. */
function tableOf(
  template: Template,
  language: Language,
  columns: readonly OwnColumn[],
  top: number,
  rowOf: (question: Question) => FormRow,
) {
  const rows: PlannedCell[][] = [columns.map(({ heading }) => heading[language])];
  const sectionRows: number[] = [];
  const notAsked: number[] = [];
  const lists: List[] = [];
  for (const section of template.sections) {
    sectionRows.push(top - 1 + rows.push([section.title[language]]));
    for (const question of section.questions) {
      const { answer, isAsked } = rowOf(question);
      const row = top - 1 + rows.push(columns.map(({ content }) => content(answer, question, isAsked)));
      if (!isAsked) notAsked.push(row);
      lists.push(...answerList(template, question, language, row));
    }
  }
  columns.forEach(({ words }, at) => {
    if (words)
      lists.push({
        areas: [{ top: top + 1, left: at + 1, bottom: top - 1 + rows.length, right: at + 1 }],
        words: words.map((word) => word[language]),
      });
  });
  return { rows, sectionRows, notAsked, lists };
}

function headRows(
  template: Template,
  language: Language,
  header: ReadonlyMap<string, string>,
  hasMore: boolean,
): PlannedCell[][] {
  const { title, version, guideline, headerFields } = template;
  const fields = headerFields.map(({ key, type, label }): PlannedCell[] => {
    const value = header.get(key) ?? null;
    const isDay = type === 'date' && value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value);
    return [null, label[language], isDay ? { date: value } : value];
  });
  const hasOwn = questionsOf(template).some(({ officialCode }) => officialCode === undefined);
  const official = officialNote([template]);
  const notes = [...(hasOwn ? [OWN_NUMBERS] : []), ...(official ? [official] : []), ...(hasMore ? [MORE_COLUMNS] : [])];
  return [
    [
      [title[language], version, guideline.name && `(${guideline.name} ${guideline.version})`]
        .filter(Boolean)
        .join(' '),
    ],
    ...fields,
    [null, notes.map((note) => note[language]).join(' ') || null],
  ];
}

/** The words of a row's answer as a list. Rows of free text and dates have none, rows of several choices are typed. */
function answerList({ answerVocabulary }: Template, question: Question, language: Language, row: number): List[] {
  const offered = answerVocabulary.filter(({ key }) => key !== 'na' || question.answerType !== 'yes_no');
  const words = takesWord(question) ? offered : question.answerType === 'choice' ? question.choices : [];
  if (words.length === 0) return [];
  return [
    {
      areas: [{ top: row, left: ANSWER_COLUMN, bottom: row, right: ANSWER_COLUMN }],
      words: words.map(({ label }) => label[language]),
    },
  ];
}
