import { plainWording } from './plain-wording.js';

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const BITS = 64;
/** A longer wording is told by how it begins. */
const LONGEST = 600;

/** The topic of a question that no known form asks: made from its wording, so that the next version of the form asks the same. */
export function ownTopic(wording: string): string {
  let hash = OFFSET;
  for (const letter of plainWording(wording.slice(0, LONGEST))) {
    hash ^= BigInt(letter.codePointAt(0) ?? 0);
    hash = BigInt.asUintN(BITS, hash * PRIME);
  }
  return `own.${hash.toString(36)}`;
}
