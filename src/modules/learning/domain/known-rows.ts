import { type AnswerType, type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { AlikeWordings } from '../../../kernel/alike-wordings.js';
import { bigramsOf, foldWording } from '../../../kernel/wording.js';
import { plainWording } from './plain-wording.js';

/** One row of a known form. */
export interface KnownRow {
  readonly template: Template;
  readonly section: string;
  readonly question: Question;
  readonly parent?: Question;
}

/** The rows of all known forms, prepared for being found by wording. */
export interface KnownRows {
  readonly templates: readonly Template[];
  isSectionTitle(folded: string): boolean;
  /** What rows of exactly this wording are; `undefined` where there are none, or some are headings and others not. */
  typeOf(wording: string): AnswerType | undefined;
  /** Rows of this wording, whatever its politeness, spelling and brackets; also under the words of the heading above (利用者の認証方式：記憶…). */
  same(wording: string): readonly KnownRow[];
  /** Rows whose wording is like this one, with the likeness from 0 to 1, best first. */
  alike(wording: string): readonly { readonly row: KnownRow; readonly likeness: number }[];
}

/** Below this two wordings have no more in common than any two of the trade. */
const LEAST = 0.4;
const MOST_ALIKE = 12;
/** A longer wording is no question; what is beyond it is not compared. */
const LONGEST = 600;

const indexes = new WeakMap<readonly Template[], KnownRows>();

/** The rows of the known forms, prepared once for as long as the list of forms lives. */
export function knownRowsOf(templates: readonly Template[]): KnownRows {
  let known = indexes.get(templates);
  if (!known) indexes.set(templates, (known = makeKnownRows(templates)));
  return known;
}

function makeKnownRows(templates: readonly Template[]): KnownRows {
  const rows = templates.flatMap(rowsOf);
  const spellings = rows.flatMap((row) => spellingsOf(row).map((text) => ({ row, text })));
  const bySpelling = new Map<string, KnownRow[]>();
  for (const { row, text } of spellings) {
    const known = bySpelling.get(text);
    if (known) known.push(row);
    else bySpelling.set(text, [row]);
  }
  const titles = new Set(
    templates.flatMap(({ sections }) =>
      sections.flatMap(({ title }) => [foldWording(title.ja), foldWording(title.en)]),
    ),
  );
  const all = new AlikeWordings(spellings.map(({ text }) => bigramsOf(text)));
  const same = (wording: string): readonly KnownRow[] => bySpelling.get(plainWording(cut(wording))) ?? [];
  return {
    templates,
    isSectionTitle: (folded) => folded !== '' && titles.has(folded),
    typeOf: (wording) => typeOf(same(wording)),
    same,
    alike: (wording) => {
      const likeness = all.likenessToEach(bigramsOf(plainWording(cut(wording))));
      const best = new Map<KnownRow, number>();
      spellings.forEach(({ row }, at) => {
        const own = likeness[at] ?? 0;
        if (own >= LEAST && own > (best.get(row) ?? 0)) best.set(row, own);
      });
      const inOrder = [...best].sort(([, one], [, other]) => other - one);
      return inOrder.slice(0, MOST_ALIKE).map(([row, own]) => ({ row, likeness: own }));
    },
  };
}

const cut = (wording: string): string => wording.slice(0, LONGEST);

function typeOf(rows: readonly KnownRow[]): AnswerType | undefined {
  const [first] = rows;
  const isGroup = first?.question.answerType === 'group';
  return rows.every(({ question }) => (question.answerType === 'group') === isGroup)
    ? first?.question.answerType
    : undefined;
}

function rowsOf(template: Template): KnownRow[] {
  const byCode = new Map(questionsOf(template).map((question) => [question.code, question]));
  return template.sections.flatMap(({ title, questions }) =>
    questions.map((question): KnownRow => {
      const parent = byCode.get(question.parent ?? '');
      return { template, section: foldWording(title.ja), question, ...(parent && { parent }) };
    }),
  );
}

function spellingsOf({ question, parent }: KnownRow): string[] {
  const heading = parent?.answerType === 'group' ? parent.prompt : undefined;
  const texts = [question.prompt.ja, question.prompt.en];
  const headed = heading ? [heading.ja + question.prompt.ja, heading.en + question.prompt.en] : [];
  return [...new Set([...texts, ...headed].map(plainWording))].filter((text) => text !== '');
}
