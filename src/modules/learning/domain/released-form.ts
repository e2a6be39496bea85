import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Fault } from '../../templates/domain/fault.js';
import type { HeaderField, Question, Section, Template } from '../../templates/domain/template.js';
import { templateFaults } from '../../templates/domain/template-rules.js';
import type { Layout, TableLayout } from '../../workbooks/domain/layout.js';
import type { FormNaming } from './form-naming.js';
import type { FormProposal, ProposedField, ProposedRow } from './form-proposal.js';
import { rowCodes } from './row-codes.js';

/** The name under which a form is released, and the workbook it was learned from. */
export interface ReleaseNaming extends FormNaming {
  /** The id of its template. */
  readonly id: string;
  /** SHA-256 of the workbook, hex. */
  readonly workbook: string;
}

/** A form as it works everywhere, with where it stands in its own workbook. With `faults` it must not be released. */
export interface ReleasedForm {
  readonly template: Template;
  readonly layout: Layout;
  /** Question codes by the rows of the proposal. */
  readonly codes: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
}

/** The template and the layout of a reviewed proposal. Printed numbers are official; the codes of other rows are ours (`rowCodes`). */
export function releasedForm(proposal: FormProposal, naming: ReleaseNaming): ReleasedForm {
  const codes = rowCodes(proposal);
  const template: Template = {
    id: naming.id,
    form: naming.form,
    version: naming.version,
    guideline: naming.guideline,
    title: both(naming.title),
    provenance: 'seen',
    answerVocabulary: proposal.vocabulary,
    layout: { columns: proposal.vocabulary.map(({ label }) => label.ja), mark: proposal.layout.mark },
    rounds: proposal.rounds,
    dates: proposal.dates,
    ...targetRule(proposal),
    headerFields: proposal.header.map(headerField),
    sections: sectionsOf(proposal, codes),
    official: { publisher: naming.publisher, workbook: naming.workbook },
  };
  return {
    template,
    layout: releasedLayout(proposal.layout, naming.id, codes),
    codes,
    faults: templateFaults(template),
  };
}

const both = (text: string): Bilingual => ({ ja: text, en: text });

/** A form with target days asks for one wherever it is answered いいえ: that is what the days are for. */
function targetRule({ dates, vocabulary }: FormProposal): Pick<Template, 'targetRequiredWhen'> {
  const asks = dates.includes('target_on') && vocabulary.some(({ key }) => key === 'no');
  return asks ? { targetRequiredWhen: 'no' } : {};
}

const headerField = ({ key, type, label }: ProposedField): HeaderField => ({
  key,
  type,
  label: both(label),
  required: false,
});

function sectionsOf({ sections, rows }: FormProposal, codes: ReadonlyMap<string, string>): readonly Section[] {
  const inSection = new Map(sections.map(({ code }) => [code, [] as Question[]]));
  const [first] = inSection.values();
  for (const row of rows) (inSection.get(row.section) ?? first)?.push(questionOf(row, codes));
  return sections.flatMap(({ code, title }): Section[] => {
    const questions = inSection.get(code) ?? [];
    return questions.length > 0 ? [{ code, title: both(title), provenance: 'seen', questions }] : [];
  });
}

function questionOf(row: ProposedRow, codes: ReadonlyMap<string, string>): Question {
  const { id, number, parent, scope, prompt, answerType, choices, remark, topic } = row;
  const above = codes.get(parent ?? '');
  return {
    code: codes.get(id) ?? id,
    ...(number !== null && { officialCode: number }),
    ...(above !== undefined && { parent: above }),
    ...(scope && { scope }),
    prompt: both(prompt),
    answerType,
    choices: choices.map(({ key, label, exclusive }) => ({ key, label: both(label), exclusive })),
    ...conditionOf(row, codes),
    remark,
    guidelineRefs: [],
    topic: topic.key,
  };
}

function conditionOf({ visibleWhen }: ProposedRow, codes: ReadonlyMap<string, string>): Pick<Question, 'visibleWhen'> {
  const question = codes.get(visibleWhen?.row ?? '');
  return visibleWhen && question !== undefined ? { visibleWhen: { question, in: visibleWhen.in } } : {};
}

/** The layout by question codes; places of rows that the review took out are left out. */
function releasedLayout(layout: Layout, templateId: string, codes: ReadonlyMap<string, string>): Layout {
  const tables = layout.tables.map((table): TableLayout => ({
    ...table,
    rows: table.rows.flatMap((row) => {
      const question = codes.get(row.question);
      return question === undefined ? [] : [{ ...row, question }];
    }),
  }));
  return { ...layout, templateId, tables };
}
