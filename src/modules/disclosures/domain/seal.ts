import { type Answer, type Answers } from '../../templates/domain/answer.js';
import { templateHash } from '../../templates/domain/template-hash.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { canonicalJson, type JsonValue } from '../../../kernel/canonical-json.js';
import { type Counts, countCodes } from './counts.js';
import { gapMask, packCodes } from './packed-codes.js';
import type { AnswerFindingKind } from './policy.js';

/** Everything that a published revision says and is frozen with it. Days are YYYY-MM-DD in Asia/Tokyo. */
export interface SealInput {
  readonly revision: {
    readonly id: string;
    /** Counts from 1 within one disclosure. */
    readonly number: number;
    /** Hash of the revision it supersedes. */
    readonly previousHash: string | null;
    readonly publishedOn: string;
    readonly validUntil: string;
  };
  readonly product: {
    readonly id: string;
    readonly kind: 'product' | 'service';
    readonly name: string;
    readonly version: string;
  };
  readonly vendor: { readonly id: string; readonly name: string };
  /** The person who answers for it, as shown to readers. */
  readonly signer: { readonly name: string; readonly role: string };
  readonly header: Readonly<Record<string, string>>;
  readonly answers: Answers;
  /** What it was published with in spite of doubts. */
  readonly warnings: readonly { readonly kind: AnswerFindingKind; readonly question?: string }[];
}

export interface Sealed {
  /** One character per row in printed order. */
  readonly codes: string;
  /** `0` or `1` per row. */
  readonly gapMask: string;
  readonly counts: Counts;
  /** The document in the one way to write it (RFC 8785): what is hashed and signed. */
  readonly canonical: string;
  /** SHA-256 of `canonical` in hexadecimal. */
  readonly hash: string;
}

type Sha256 = (text: string) => string;

/**
 * Freezes answers into a revision. `sha256` gives the hexadecimal hash of a UTF-8 text.
 * @throws RuleViolation `json.not-canonical` where a text is no whole Unicode text
 */
export function seal(input: SealInput, template: Template, sha256: Sha256): Sealed {
  const codes = packCodes(template, input.answers);
  const canonical = canonicalJson(sealedDocument(input, template, sha256));
  return { codes, gapMask: gapMask(codes), counts: countCodes(codes), canonical, hash: sha256(canonical) };
}

/** `kaiji-revision-1`. Members are only ever added under a new name. */
function sealedDocument(input: SealInput, template: Template, sha256: Sha256): JsonValue {
  const { answers, ...head } = input;
  const said = questionsOf(template).flatMap(({ code }): [string, Answer][] => {
    const answer = answers.get(code);
    return answer === undefined || isEmpty(answer) ? [] : [[code, answer]];
  });
  return asJson({
    format: 'kaiji-revision-1',
    ...head,
    template: { id: template.id, form: template.form, version: template.version, hash: templateHash(template, sha256) },
    answers: Object.fromEntries(said),
  });
}

/** A blank row may still carry a remark; that is said. */
function isEmpty(answer: Answer): boolean {
  return answer.value === 'blank' && Object.keys(answer).length === 1;
}

/** A value of ours as JSON: members that are undefined are left out, as everywhere on the wire. */
function asJson(value: object): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
