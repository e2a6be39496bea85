import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Answer, Reason } from '#modules/templates/domain/answer.js';
import { questionsOf, type Template } from '#modules/templates/domain/template.js';

/** How a vendor's workbook is laid out: ○ in a column per word, one drop-down column with remarks by number, or boxes in one cell. */
export type DemoLayout = 'circles' | 'drop-down' | 'boxes';

/** A form as `demo/answers/*.yaml` writes it down: what the workbook of the same vendor says. */
export interface WrittenForm {
  /** File name below `demo/workbooks/`. */
  readonly workbook: string;
  readonly layout: DemoLayout;
  readonly template: Template;
  readonly header: Readonly<Record<string, string>>;
  /** Rows left open on purpose are there as blank; rows that the form does not ask are absent. */
  readonly answers: ReadonlyMap<string, Answer>;
}

interface FormFile {
  readonly template: string;
  readonly workbook: string;
  readonly layout: DemoLayout;
  readonly header: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, WrittenAnswer>>;
}

/** A later version of a form: what is not named stayed as it was. */
type Revised = Pick<FormFile, 'workbook' | 'header' | 'answers'> & { readonly revises: string };

type PlainWord = 'yes' | 'no' | 'na' | 'blank';
type WrittenAnswer = PlainWord | AnswerFields;
interface AnswerFields {
  readonly value: PlainWord | 'choice';
  readonly key?: string;
  readonly remark?: string;
  readonly plannedOn?: string;
  readonly condition?: string;
  readonly reason?: string;
  /** The reason names what is done instead (代替措置). */
  readonly alternative?: true;
}

/** Reads one form, and the one that it revises. @throws Error naming a form or a question code that does not exist. */
export function readWrittenForm(path: string, templates: readonly Template[]): WrittenForm {
  const { template: id, workbook, layout, header, answers } = readFormFile(path);
  const template = templates.find((one) => one.id === id);
  if (!template) throw new Error(`${path}: no form ${id}`);
  const questions = new Map(questionsOf(template).map((question) => [question.code, question]));
  const read = Object.entries(answers).map(([code, written]): [string, Answer] => {
    const question = questions.get(code);
    if (!question) throw new Error(`${path}: ${id} has no question ${code}`);
    const fields: AnswerFields = typeof written === 'string' ? { value: written } : written;
    const label = question.choices.find(({ key }) => key === fields.key)?.label.ja;
    return [code, answerOf(fields, label)];
  });
  return { workbook, layout, template, header, answers: new Map(read) };
}

function readFormFile(path: string): FormFile {
  const file = parse(readFileSync(path, 'utf8')) as FormFile | Revised;
  if (!('revises' in file)) return file;
  const { revises, header, answers, ...rest } = file;
  const earlier = readFormFile(join(dirname(path), revises));
  return { ...earlier, ...rest, header: { ...earlier.header, ...header }, answers: { ...earlier.answers, ...answers } };
}

function answerOf({ reason: text, alternative, ...fields }: AnswerFields, label: string | undefined): Answer {
  const reason: Reason | undefined =
    text === undefined ? undefined : { kind: alternative ? 'alternative_measure' : 'explanation', text };
  return { ...fields, ...(label !== undefined && { text: label }), ...(reason && { reason }) };
}
