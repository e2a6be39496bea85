import type { Bilingual } from '../../../kernel/bilingual.js';
import type { PlannedCell, SheetPlan } from '../../../kernel/sheet-plan.js';
import { type Answers, BLANK } from '../../templates/domain/answer.js';
import type { Question, Template } from '../../templates/domain/template.js';
import { takesWord } from './answer-places.js';
import { type Language, ownColumns } from './kaiji-columns.js';

type List = SheetPlan['lists'][number];

const ANSWER_COLUMN = 3;
const OWN_NUMBERS: Bilingual = {
  ja: '※ の付いた番号は様式のものではなく、Kaiji が付けたものです。',
  en: 'Numbers with ※ are not the form\'s own; Kaiji gave them.',
};

/**
 * A form with its answers in Kaiji's own layout: one sheet, a row per question, a column for everything an answer may hold.
 * Its headings are among those the reader knows, so that the file is read back like any other.
 */
export function kaijiLayout(template: Template, language: Language, answers: Answers, header: ReadonlyMap<string, string> = new Map()): SheetPlan[] {
  const columns = ownColumns(template, language);
  const rows = headRows(template, language, header);
  const headerRow = rows.push(columns.map(({ heading }) => heading[language]));
  const sectionRows: number[] = [];
  const lists: List[] = [];
  for (const section of template.sections) {
    sectionRows.push(rows.push([section.title[language]]));
    for (const question of section.questions) {
      const row = rows.push(columns.map(({ content }) => content(answers.get(question.code) ?? BLANK, question)));
      lists.push(...answerList(template, question, language, row));
    }
  }
  columns.forEach(({ words }, at) => {
    if (words) lists.push({ areas: [{ top: headerRow + 1, left: at + 1, bottom: rows.length, right: at + 1 }], words: words.map((word) => word[language]) });
  });
  const band = (row: number) => ({ top: row, left: 1, bottom: row, right: columns.length });
  return [
    {
      name: template.id.replace(/[[\]:*?/\\]/g, '-').slice(0, 31),
      rows,
      widths: columns.map(({ width }) => width),
      headerRow,
      frozenColumns: 2,
      titleRows: [1],
      sectionRows,
      merges: [1, ...sectionRows].map(band),
      lists,
      print: { paper: 'A4', landscape: true },
    },
  ];
}

function headRows({ title, version, guideline, headerFields }: Template, language: Language, header: ReadonlyMap<string, string>): PlannedCell[][] {
  const fields = headerFields.map(({ key, type, label }): PlannedCell[] => {
    const value = header.get(key) ?? null;
    const isDay = type === 'date' && value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value);
    return [null, label[language], isDay ? { date: value } : value];
  });
  return [[`${title[language]} ${version} (${guideline.name} ${guideline.version})`], ...fields, [null, OWN_NUMBERS[language]]];
}

/** The words of a row's answer as a list. Rows of free text and dates have none, rows of several choices are typed. */
function answerList({ answerVocabulary }: Template, question: Question, language: Language, row: number): List[] {
  const offered = answerVocabulary.filter(({ key }) => key !== 'na' || question.answerType !== 'yes_no');
  const words = takesWord(question) ? offered : question.answerType === 'choice' ? question.choices : [];
  if (words.length === 0) return [];
  return [{ areas: [{ top: row, left: ANSWER_COLUMN, bottom: row, right: ANSWER_COLUMN }], words: words.map(({ label }) => label[language]) }];
}
