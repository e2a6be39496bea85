import type { Answer } from '#modules/templates/domain/answer.js';
import type { Question, Section } from '#modules/templates/domain/template.js';
import type { PlannedCell } from '#kernel/sheet-plan.js';
import type { MadeSheet } from '#platform/spreadsheet/make-workbook.js';
import type { WrittenForm } from './written-form.js';

/** One column of a vendor's own workbook; a row of the form gives its cell. */
interface Column {
  readonly heading: string;
  readonly width: number;
  readonly cell: (question: Question, answer: Answer) => PlannedCell;
  /** Words to choose from on yes/no rows. */
  readonly words?: readonly string[];
}

const BLANK: Answer = { value: 'blank' };
const NOTICE = 'この開示書の会社、製品、文書はすべて架空です。';
const NUMBERS = '※ は様式の番号が公開されていない設問です（番号は Kaiji によります）。';
const NUMBER: Column = { heading: '項番', width: 17, cell: ({ code, officialCode }) => officialCode ?? `${code} ※` };
const QUESTION: Column = { heading: '設問', width: 54, cell: ({ prompt }) => prompt.ja };
const REMARK: Column = { heading: '備考', width: 60, cell: (_, { remark }) => remark ?? null };

/** The sheets of a vendor's workbook in the layout that this vendor uses. */
export function sheetsOf(form: WrittenForm): MadeSheet[] {
  switch (form.layout) {
    case 'circles':
      return [cover(form), tableSheet(form, '開示書', [], circleColumns(form))];
    case 'drop-down':
      return withNumberedRemarks(form);
    case 'boxes':
      return [tableSheet(form, 'SDS', head(form), boxColumns(form))];
  }
}

const title = ({ template }: WrittenForm): string => `${template.title.ja}（${template.form} Ver.${template.version}）`;

function head({ template, header }: WrittenForm): PlannedCell[][] {
  return template.headerFields.map(({ key, label, type }) => {
    const given = header[key] ?? '';
    return [label.ja, type === 'date' ? { date: given } : given];
  });
}

function cover(form: WrittenForm): MadeSheet {
  const rows = [[title(form)], [], ...head(form), [], [NOTICE]];
  return { name: '表紙', rows, widths: [22, 60], titleRows: [1], print: { paper: 'A4' } };
}

function circleColumns({ template }: WrittenForm): Column[] {
  const marks = template.answerVocabulary.map(({ key, label }, index): Column => ({
    heading: label.ja,
    width: 8,
    cell: (_, { value, text }) => (value === key ? '○' : index === 0 && value === 'choice' ? (text ?? null) : null),
  }));
  const planned: Column = {
    heading: '対応予定日',
    width: 12,
    cell: (_, { plannedOn }) => (plannedOn === undefined ? null : { date: plannedOn }),
  };
  return [NUMBER, QUESTION, ...marks, REMARK, planned];
}

function boxColumns({ template }: WrittenForm): Column[] {
  const boxed = (question: Question, answer: Answer): string => {
    const offered = question.choices.length > 0 ? question.choices : template.answerVocabulary;
    return offered.map(({ key, label }) => (key === (answer.key ?? answer.value) ? '■' : '□') + label.ja).join('　');
  };
  return [NUMBER, QUESTION, { heading: '回答', width: 34, cell: boxed }, REMARK];
}

function withNumberedRemarks(form: WrittenForm): MadeSheet[] {
  const remarks = [...form.answers.values()].flatMap(({ remark }) => remark ?? []);
  const numberOf = (remark: string | undefined): PlannedCell =>
    remark === undefined ? null : `備考${remarks.indexOf(remark) + 1}`;
  const words = form.template.answerVocabulary.map(({ label }) => label.ja);
  const wordOf = ({ value, text }: Answer): PlannedCell =>
    text ?? form.template.answerVocabulary.find(({ key }) => key === value)?.label.ja ?? null;
  const sheet = tableSheet(form, 'MDS', head(form), [
    NUMBER,
    QUESTION,
    { heading: '回答', width: 14, cell: (_, answer) => wordOf(answer), words },
    { heading: '備考', width: 8, cell: (_, { remark }) => numberOf(remark) },
    { heading: '条件', width: 26, cell: (_, { condition }) => condition ?? null },
    {
      heading: '理由の種類',
      width: 11,
      cell: (_, { reason }) => (reason?.kind === 'alternative_measure' ? '代替措置' : reason ? '説明' : null),
    },
    { heading: '理由', width: 50, cell: (_, { reason }) => reason?.text ?? null },
  ]);
  const block = remarks.map((remark, index): PlannedCell[] => [`備考${index + 1}`, remark]);
  return [{ ...sheet, rows: [...sheet.rows, [], ['【備考】'], ...block] }];
}

function tableSheet(form: WrittenForm, name: string, above: PlannedCell[][], columns: readonly Column[]): MadeSheet {
  const top: PlannedCell[][] = [[title(form)], ...(above.length > 0 ? [[NOTICE], ...above] : []), [NUMBERS], []];
  const headerRow = top.length + 1;
  const body = form.template.sections.flatMap((section) => sectionRows(section, form, columns));
  const rows = [...top, columns.map(({ heading }) => heading), ...body.map(({ cells }) => cells)];
  const rowsWhere = (wanted: (question: Question | undefined) => boolean): number[] =>
    body.flatMap(({ question }, index) => (wanted(question) ? [headerRow + index + 1] : []));
  const answered = rowsWhere(
    (question) => question !== undefined && question.answerType !== 'group' && question.choices.length === 0,
  );
  const lists = columns.flatMap(({ words }, index) => {
    const areas = answered.map((row) => ({ top: row, bottom: row, left: index + 1, right: index + 1 }));
    return words ? [{ areas, words }] : [];
  });
  return {
    name,
    rows,
    widths: columns.map(({ width }) => width),
    headerRow,
    titleRows: [1],
    sectionRows: rowsWhere((question) => question === undefined),
    merges: rows.flatMap((cells, index) => {
      const area = { top: index + 1, bottom: index + 1, left: 1, right: columns.length };
      return cells.length === 1 ? [area] : [];
    }),
    lists,
    print: { paper: 'A4', landscape: true },
  };
}

function sectionRows(
  { title: { ja }, questions }: Section,
  { answers }: WrittenForm,
  columns: readonly Column[],
): { question?: Question; cells: PlannedCell[] }[] {
  const rows = questions.map((question) => {
    const shown = question.answerType === 'group' ? [NUMBER, QUESTION] : columns;
    return { question, cells: shown.map(({ cell }) => cell(question, answers.get(question.code) ?? BLANK)) };
  });
  return [{ cells: [ja] }, ...rows];
}
