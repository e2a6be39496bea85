import type { Answer } from '#modules/templates/domain/answer.js';
import type { Template } from '#modules/templates/domain/template.js';
import type { FileReading } from './file-reading.js';

const WORDS: Readonly<Record<Answer['value'], string>> = {
  yes: 'はい Yes',
  no: 'いいえ No',
  na: '対象外 N/A',
  see_note: '注記参照 See Note',
  choice: '',
  text: '',
  blank: '—',
  declined: '回答しない Declined',
  waiting: '回答待ち Waiting',
  unreadable: '読取不可 Unreadable',
};
const CODE_WIDTH = 12;
const VALUE_WIDTH = 22;

/** One file's reading as lines for a person; `templates` hold the one it was read as, which names what stands in the head. */
export function tableOf(
  { file, template, header, answers, findings }: FileReading,
  templates: readonly Template[],
): string {
  const form = templates.find(({ id }) => id === template);
  const labels = new Map(form?.headerFields.map(({ key, label }) => [key, label.ja]));
  const head = [
    `■ ${file}  様式 form: ${template ?? '—'}`,
    ...[...header].map(([key, value]) => `  ${labels.get(key) ?? key}: ${value}`),
  ];
  const rows = [...answers].map(
    ([code, answer]) =>
      `  ${padded(code, CODE_WIDTH)}${padded(wordOf(answer), VALUE_WIDTH)}${oneLine(answer.remark ?? '')}`,
  );
  const notes = findings.map(
    ({ kind, sheet, cells, message, messageEn }) =>
      `  ! ${[sheet, cells?.join(' ')].filter((part) => part !== undefined).join(' ')} ${message} / ${messageEn} [${kind}]`,
  );
  return [...head, '', ...rows, '', ...notes, ''].join('\n');
}

function wordOf(answer: Answer): string {
  const dates = [answer.checkedOn, answer.targetOn && `→ ${answer.targetOn}`].filter((part) => part !== undefined);
  return [WORDS[answer.value], answer.text === undefined ? '' : oneLine(answer.text), ...dates]
    .filter((part) => part !== '')
    .join(' ');
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ⏎ ');

/** A text filled up to a width; Japanese letters take two places. */
export function padded(text: string, width: number): string {
  const taken = text.length + (text.match(/[\u1100-\uffdc]/g)?.length ?? 0);
  return text + ' '.repeat(Math.max(1, width - taken));
}
