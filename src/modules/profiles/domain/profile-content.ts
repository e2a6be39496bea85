import type { Bilingual } from '../../../kernel/bilingual.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import type { ItemNote, Judgement } from '../../templates/domain/profile.js';
import { type FormKind, type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { topicKey } from '../../templates/domain/topics.js';
import { faultPlaces } from './fault-words.js';
import { type NumberFault, numberReader, readNumberList } from './number-list.js';
import type { ProfileContent } from './own-profile.js';
import { DISCLOSURE_FORMS } from './shipped-profile.js';
import { isAbout } from './wanted-rows.js';

/** What a person says of a profile; what is left out stays as it was, or is the usual. */
export interface ProfileInput {
  readonly title?: { readonly ja: string; readonly en?: string };
  readonly source?: string;
  readonly inForce?: string;
  readonly templateId?: string;
  /** A pasted list of the form's numbers. */
  readonly numbers?: string;
  readonly topics?: readonly string[];
  readonly forms?: readonly FormKind[];
  readonly itemNotes?: readonly ItemNoteInput[];
  readonly passRule?: string;
  readonly shared?: boolean;
}

/** A note on a topic, or on the row of a number. */
export interface ItemNoteInput {
  readonly topic?: string;
  readonly number?: string;
  readonly note?: string;
  readonly allowed?: readonly string[];
  readonly plannedCounts?: boolean;
  readonly plannedBefore?: string;
  readonly withoutDate?: Judgement;
}

/** The forms that a profile is made against: all of the installation, and the one that it names. */
export interface KnownForms {
  readonly all: readonly Template[];
  readonly named: Template | null;
}

const NOTHING: ProfileContent = {
  title: { ja: '', en: '' },
  source: '',
  inForce: null,
  templateId: null,
  codes: [],
  topics: [],
  forms: DISCLOSURE_FORMS,
  itemNotes: [],
  passRule: 'yes-or-na',
  shared: false,
};

/** Most faults of a pasted list that are named at once. */
const MOST_FAULTS = 100;

/** The form whose numbers the input names, by id; null where it names none. */
export function namedForm({ templateId, topics }: ProfileInput, before: ProfileContent | null): string | null {
  return topics === undefined ? (templateId ?? before?.templateId ?? null) : null;
}

/**
 * What a profile says after the input. `forms.named` = the form of `namedForm`.
 * @throws RuleViolation `profile.rows-or-topics`, `profile.form-missing`, `profile.numbers-missing`, `profile.bad-numbers` {faults},
 *   `profile.nothing-asked`, `profile.unknown-topics` {topics}, `profile.unknown-forms` {forms}, `profile.unknown-note-rows` {rows},
 *   `profile.unknown-choices` {choices}
 */
export function profileContent(input: ProfileInput, before: ProfileContent | null, forms: KnownForms): ProfileContent {
  const rest = before ?? NOTHING;
  const asked = { ...rest, ...selection(input, rest, forms) };
  const rows = rowsOf(asked, forms);
  const itemNotes = input.itemNotes === undefined ? keptNotes(asked, rows) : madeNotes(input.itemNotes, rows, forms);
  return {
    ...asked,
    title: input.title === undefined ? rest.title : titleOf(input.title),
    source: input.source ?? rest.source,
    inForce: input.inForce ?? rest.inForce,
    itemNotes,
    passRule: input.passRule ?? rest.passRule,
    shared: input.shared ?? rest.shared,
  };
}

const titleOf = ({ ja, en = '' }: NonNullable<ProfileInput['title']>): Bilingual => ({ ja, en: en === '' ? ja : en });

type Selection = Pick<ProfileContent, 'templateId' | 'codes' | 'topics' | 'forms'>;

function selection(input: ProfileInput, rest: ProfileContent, forms: KnownForms): Partial<Selection> {
  const { numbers, topics } = input;
  if (numbers !== undefined && topics !== undefined) throw new RuleViolation('profile.rows-or-topics');
  if (numbers !== undefined) return byNumbers(numbers, input, forms);
  return topics === undefined ? kept(input, rest, forms) : byTopics(topics, input, rest, forms);
}

function kept(input: ProfileInput, rest: ProfileContent, forms: KnownForms): Partial<Selection> {
  if (rest.codes.length + rest.topics.length === 0) throw new RuleViolation('profile.rows-or-topics');
  if (input.templateId !== undefined && input.templateId !== rest.templateId)
    throw new RuleViolation('profile.numbers-missing');
  if (input.forms === undefined) return {};
  if (rest.templateId !== null) throw new RuleViolation('profile.forms-with-topics');
  return byTopics(rest.topics, input, rest, forms);
}

function byNumbers(numbers: string, input: ProfileInput, { named }: KnownForms): Selection {
  if (named === null) throw new RuleViolation('profile.form-missing');
  if (input.forms !== undefined) throw new RuleViolation('profile.forms-with-topics');
  const { codes, faults } = readNumberList(numbers, named);
  if (faults.length > 0) throw badNumbers(named, faults);
  if (codes.length === 0) throw new RuleViolation('profile.nothing-asked');
  return { templateId: named.id, codes, topics: [], forms: [named.form] };
}

function badNumbers({ id }: Template, faults: readonly NumberFault[]): RuleViolation {
  const shown = faults.slice(0, MOST_FAULTS);
  const facts = { templateId: id, count: faults.length, faults: shown, ...faultPlaces(shown) };
  return new RuleViolation('profile.bad-numbers', facts);
}

function byTopics(
  topics: readonly string[],
  input: ProfileInput,
  rest: ProfileContent,
  { all }: KnownForms,
): Selection {
  if (input.templateId !== undefined) throw new RuleViolation('profile.rows-or-topics');
  if (topics.length === 0) throw new RuleViolation('profile.nothing-asked');
  const forms = input.forms ?? (rest.templateId === null ? rest.forms : DISCLOSURE_FORMS);
  refuseUnknownForms(forms, all);
  refuseUnknownTopics(topics, all);
  return { templateId: null, codes: [], topics: [...new Set(topics)], forms: [...new Set(forms)] };
}

function refuseUnknownForms(forms: readonly FormKind[], all: readonly Template[]): void {
  const families = new Set(all.map(({ form }) => form));
  const strange = forms.filter((form) => !families.has(form));
  if (strange.length > 0) throw new RuleViolation('profile.unknown-forms', { forms: strange });
}

function refuseUnknownTopics(topics: readonly string[], all: readonly Template[]): void {
  const known = new Set(all.flatMap(questionsOf).flatMap((row) => [row.topic, topicKey(row)]));
  const strange = topics.filter((topic) => !known.has(topic));
  if (strange.length > 0) throw new RuleViolation('profile.unknown-topics', { topics: strange.slice(0, MOST_FAULTS) });
}

/** Every row of a known form that the profile may be answered by. */
function rowsOf({ templateId, codes, topics, forms }: Selection, { all, named }: KnownForms): readonly Question[] {
  const wanted = new Set(templateId === null ? topics : codes);
  if (templateId !== null) return named === null ? [] : questionsOf(named).filter(({ code }) => wanted.has(code));
  const asking = all.filter(({ form }) => forms.includes(form)).flatMap(questionsOf);
  return asking.filter((row) => row.answerType !== 'group' && (wanted.has(row.topic) || wanted.has(topicKey(row))));
}

/** Notes on rows that are no longer asked for go with them. */
function keptNotes({ itemNotes }: ProfileContent, rows: readonly Question[]): readonly ItemNote[] {
  return itemNotes.filter(({ topic }) => rows.some((row) => isAbout(row, topic)));
}

function madeNotes(
  inputs: readonly ItemNoteInput[],
  rows: readonly Question[],
  { named }: KnownForms,
): readonly ItemNote[] {
  const topicOf = named === null ? () => '' : topicReader(named);
  const notes = inputs.map((input) => ({ ...asNote(input), topic: input.topic ?? topicOf(input.number ?? '') }));
  const asked = new Set(rows.flatMap((row) => [row.topic, topicKey(row)]));
  const strange = inputs.filter((_, index) => !asked.has(notes[index]?.topic ?? ''));
  if (strange.length > 0) {
    const names = strange.slice(0, MOST_FAULTS).map(({ topic, number }) => topic ?? number ?? '');
    throw new RuleViolation('profile.unknown-note-rows', { rows: names });
  }
  for (const { topic, allowed = [] } of notes) refuseStrangeChoices(allowed, topic, rows);
  return notes;
}

/** The topic of the row that a number names; empty where it names none. */
function topicReader(form: Template): (number: string) => string {
  const read = numberReader(form);
  const topics = new Map(questionsOf(form).map((row) => [row.code, topicKey(row)]));
  return (number) => topics.get(read(number).codes[0] ?? '') ?? '';
}

function asNote({ note, allowed, plannedCounts, plannedBefore, withoutDate }: ItemNoteInput): Omit<ItemNote, 'topic'> {
  const fields = Object.entries({ note, allowed, plannedCounts, plannedBefore, withoutDate });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function refuseStrangeChoices(allowed: readonly string[], topic: string, rows: readonly Question[]): void {
  if (allowed.length === 0) return;
  const keys = new Set(
    rows.filter((row) => isAbout(row, topic)).flatMap(({ choices }) => choices.map(({ key }) => key)),
  );
  const strange = allowed.filter((key) => !keys.has(key));
  if (strange.length > 0)
    throw new RuleViolation('profile.unknown-choices', { topic, choices: strange, known: [...keys] });
}
