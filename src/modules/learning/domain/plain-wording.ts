import { foldWording } from '../../../kernel/wording.js';

/** Ends of a question or statement that differ by politeness alone, longest first; what is left of both is the stem. */
const POLITE = /(?:でしょうか|ですか|です|であるか|ですかね)$/u;
const POLITE_NOT = /(?:ませんか|ません|ないですか|ないでしょうか|ないか|ない)$/u;
const POLITE_VERB = /(?:ますか|ますでしょうか|ます)$/u;
const STATEMENT = /(?:こと)$/u;
const PLAIN_DO = /(?:する|します|し)$/u;
const PLAIN_VERB = /[うくぐすつぬぶむる]$/u;
const JOINED_VERB = /[いきぎしちにびみり]$/u;

/**
 * A wording as it is compared between forms: folded, and without what politeness adds at its end, so that あるか, ありますか and あること
 * are one. A negation stays. Not for reading: the result is a stem.
 */
export function plainWording(text: string): string {
  const folded = foldWording(text).replace(STATEMENT, '');
  const negative = folded.replace(POLITE_NOT, '');
  if (negative !== folded) return `${negative}ない`;
  const noun = folded.replace(POLITE, '');
  if (noun !== folded) return noun;
  const polite = folded.replace(POLITE_VERB, '');
  if (polite !== folded) return polite.replace(JOINED_VERB, '');
  return stemOfPlain(folded.replace(/か$/u, ''));
}

/** The stem of a verb in its plain form: 防ぐ → 防, できる → で, する → nothing. */
function stemOfPlain(text: string): string {
  const done = text.replace(PLAIN_DO, '');
  if (done !== text) return done;
  const stem = text.replace(PLAIN_VERB, '');
  return stem === text ? text : stem.replace(JOINED_VERB, '');
}
