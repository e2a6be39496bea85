import fc from 'fast-check';
import { type Answer, type Answers, BLANK } from '../../src/modules/templates/domain/answer.js';
import { askedQuestions } from '../../src/modules/templates/domain/applicability.js';
import { type Question, questionsOf, type Template } from '../../src/modules/templates/domain/template.js';
import { shippedFiles } from '../../src/modules/templates/shipped-templates.js';

const { templates: TEMPLATES, profiles: PROFILES } = shippedFiles();

/** Every shipped form, and every shipped profile. */
export { PROFILES as shippedProfiles, TEMPLATES as shippedTemplates };

/** A shipped form by its id. */
export function shipped(id: string): Template {
  const template = TEMPLATES.find((candidate) => candidate.id === id);
  if (template === undefined) throw new Error(`no shipped form ${id}`);
  return template;
}

/** Any of the shipped forms. */
export const anyTemplate: fc.Arbitrary<Template> = fc.constantFrom(...TEMPLATES);

const day = fc.constantFrom('2026-04-01', '2026-12-31', '2027-03-31', '2028-04-01');
const words = fc.oneof(
  fc.constantFrom('', '　', '備考1', '院内手順書による', 'ISO/IEC 27001', '𠮷野家\u2028"\\'),
  fc.string({ unit: 'binary' }),
);

/** Any answer that a row could hold, sensible or not: every field is there at times. */
export function anyAnswer(question: Question): fc.Arbitrary<Answer> {
  const key =
    question.choices.length === 0 ? fc.constant('x') : fc.constantFrom(...question.choices.map((choice) => choice.key));
  return fc.record(
    {
      value: fc.constantFrom(
        'yes',
        'no',
        'na',
        'see_note',
        'choice',
        'text',
        'blank',
        'declined',
        'waiting',
        'unreadable',
      ),
      key,
      keys: fc.uniqueArray(key, { maxLength: 3 }),
      text: words,
      remark: words,
      plannedOn: day,
      condition: words,
      reason: fc.record({ kind: fc.constantFrom('explanation', 'alternative_measure'), text: words }),
      waitingFor: words,
      responsibility: words,
      checkedOn: day,
      targetOn: day,
      second: fc.record({ value: fc.constantFrom('yes', 'no'), targetOn: day }, { requiredKeys: ['value'] }),
      carriedFrom: fc.constant({ templateId: 'sds-4.1', questions: ['1'], relation: 'same' }),
      confirmedAt: fc.constant('2026-11-20T00:00:00Z'),
    },
    { requiredKeys: ['value'] },
  );
}

/** Any answers of a form: up to thirty rows say anything, the others all はい or nothing at all. */
export function anyAnswers(template: Template): fc.Arbitrary<Answers> {
  const row = fc
    .constantFrom(...questionsOf(template))
    .chain((question) => anyAnswer(question).map((answer): [string, Answer] => [question.code, answer]));
  const rest = fc.constantFrom<Answers>(new Map(), saidYes(template));
  return fc.tuple(rest, fc.array(row, { maxLength: 30 })).map(([others, rows]) => new Map([...others, ...rows]));
}

/** A shipped form together with any answers of it. */
export const anyForm: fc.Arbitrary<{ template: Template; answers: Answers }> = anyTemplate.chain((template) =>
  anyAnswers(template).map((answers) => ({ template, answers })),
);

/** Answers by code, for tests that say only what matters. */
export function said(answers: Readonly<Record<string, Answer>>): Answers {
  return new Map(Object.entries(answers));
}

/** Every row that is asked says はい, with a remark; except what is given. A form with nothing to find. */
export function saidYes(template: Template, but: Readonly<Record<string, Answer>> = {}): Answers {
  const all = new Map(questionsOf(template).map((question) => [question.code, filled(question)]));
  const asked = [...askedQuestions(template, all)].filter(([, applicability]) => applicability === 'asked');
  return new Map([...asked.map(([code]): [string, Answer] => [code, all.get(code) ?? BLANK]), ...Object.entries(but)]);
}

function filled({ answerType, choices }: Question): Answer {
  const first = choices[0]?.key;
  if (first !== undefined)
    return answerType === 'choice' ? { value: 'choice', key: first } : { value: 'choice', keys: [first] };
  if (answerType === 'text') return { value: 'text', text: '東京都内の二か所' };
  if (answerType === 'date') return { value: 'text', text: '2026-10-01' };
  return answerType === 'group' ? { value: 'blank' } : { value: 'yes', remark: '別紙仕様書に記載' };
}
