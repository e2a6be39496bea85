import type {
  AnswerKey,
  AnswerType,
  Condition,
  FormKind,
  Provenance,
  Question,
  Section,
  Template,
} from './domain/template.js';
import { given } from './yaml-file.js';

/** `template.yaml` as it stands on disk, once it holds to `template.schema.json`. Fields: `src/mds-sds-templates/README.md`. */
export interface TemplateFile {
  readonly id: string;
  readonly form: FormKind;
  readonly version: string;
  readonly guideline: { readonly name: string; readonly version: string };
  readonly title_ja: string;
  readonly title_en: string;
  readonly provenance: Provenance;
  readonly answer_vocabulary: readonly {
    readonly key: AnswerKey;
    readonly label_ja: string;
    readonly label_en: string;
  }[];
  readonly layout: { readonly columns: readonly string[]; readonly mark?: string; readonly note?: string };
  readonly rounds?: number;
  readonly dates?: readonly ('checked_on' | 'target_on')[];
  readonly target_required_when?: AnswerKey;
  readonly header_fields: readonly HeaderFieldEntry[];
  readonly sections: readonly SectionEntry[];
}

interface HeaderFieldEntry {
  readonly key: string;
  readonly type: 'text' | 'date';
  readonly label_ja?: string;
  readonly label_en: string;
  readonly required: boolean;
}

interface SectionEntry {
  readonly code: string;
  readonly title_ja: string;
  readonly title_en: string;
  readonly provenance: Provenance;
  readonly source?: string;
  readonly meaning?: 'seen' | 'inferred';
  readonly note?: string;
  readonly questions: readonly QuestionEntry[];
}

interface QuestionEntry {
  readonly code: string;
  readonly official_code?: string;
  readonly parent?: string;
  readonly scope?: 'server' | 'terminal' | 'network';
  readonly prompt_ja: string;
  readonly prompt_en: string;
  readonly answer_type: AnswerType;
  readonly choices?: readonly {
    readonly key: string;
    readonly label_ja: string;
    readonly label_en?: string;
    readonly exclusive?: true;
  }[];
  readonly visible_when?: ConditionEntry;
  readonly required_when?: ConditionEntry;
  readonly remark: 'optional' | 'none' | { readonly required_when: readonly string[] };
  readonly guideline_refs: readonly string[];
  readonly topic: string;
  readonly provenance?: Provenance;
  readonly note?: string;
}

type ConditionEntry =
  | { readonly question: string; readonly equals: string }
  | { readonly question: string; readonly in: readonly string[] };

/** A form's file as the product speaks of it. */
export function toTemplate(file: TemplateFile): Template {
  return {
    id: file.id,
    form: file.form,
    version: file.version,
    guideline: file.guideline,
    title: { ja: file.title_ja, en: file.title_en },
    provenance: file.provenance,
    answerVocabulary: file.answer_vocabulary.map((word) => ({ key: word.key, label: label(word) })),
    layout: file.layout,
    rounds: file.rounds ?? 1,
    dates: file.dates ?? [],
    ...given({ targetRequiredWhen: file.target_required_when }),
    headerFields: file.header_fields.map((field) => ({
      key: field.key,
      type: field.type,
      label: label(field),
      required: field.required,
    })),
    sections: file.sections.map(toSection),
  };
}

function toSection(section: SectionEntry): Section {
  const { code, title_ja: ja, title_en: en, provenance, source, meaning, note } = section;
  return {
    code,
    title: { ja, en },
    provenance,
    ...given({ source, meaning, note }),
    questions: section.questions.map(toQuestion),
  };
}

function toQuestion(row: QuestionEntry): Question {
  return {
    code: row.code,
    ...given({ officialCode: row.official_code, parent: row.parent, scope: row.scope }),
    prompt: { ja: row.prompt_ja, en: row.prompt_en },
    answerType: row.answer_type,
    choices: (row.choices ?? []).map((choice) => ({
      key: choice.key,
      label: label(choice),
      exclusive: choice.exclusive ?? false,
    })),
    ...given({
      visibleWhen: row.visible_when && toCondition(row.visible_when),
      requiredWhen: row.required_when && toCondition(row.required_when),
    }),
    remark: toRemark(row.remark),
    guidelineRefs: row.guideline_refs,
    topic: row.topic,
    ...given({ provenance: row.provenance, note: row.note }),
  };
}

function toCondition(condition: ConditionEntry): Condition {
  return { question: condition.question, in: 'in' in condition ? condition.in : [condition.equals] };
}

function toRemark(remark: QuestionEntry['remark']): Question['remark'] {
  if (typeof remark === 'string') return { allowed: remark === 'optional', requiredWhen: [] };
  return { allowed: true, requiredWhen: remark.required_when };
}

/** A form in one language alone says the same in both. */
function label({ label_ja: ja, label_en: en }: { readonly label_ja?: string; readonly label_en?: string }) {
  return { ja: ja ?? en ?? '', en: en ?? ja ?? '' };
}
