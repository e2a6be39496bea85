import type { Language } from '#kernel/actor.js';
import type { Bilingual } from '#kernel/bilingual.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { isMailAddress } from '../config/mail-settings.js';

/** A mail to one person, in that person's language. Never what a disclosure says. */
export interface Mail {
  readonly to: string;
  readonly language: Language;
  readonly subject: Bilingual;
  readonly text: Bilingual;
}

/** A mail as it leaves. */
export interface Letter {
  readonly to: string;
  /** One line. */
  readonly subject: string;
  readonly text: string;
}

const LONGEST_SUBJECT = 150;

/** The mail in its receiver's language. `mail.bad-address` for what names no single mailbox: names and subjects can add no header. */
export function letterOf({ to, language, subject, text }: Mail): Letter {
  if (!isMailAddress(to)) throw new RuleViolation('mail.bad-address');
  return { to, subject: oneLine(subject[language], LONGEST_SUBJECT), text: text[language] };
}

/** A text without line breaks and control characters, at most so many characters long: how a name stands in a mail. */
export function oneLine(text: string, longest = 200): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return Array.from(line).slice(0, longest).join('');
}
