import { dictionary } from '@zxcvbn-ts/language-common';

/** The passwords that people use most, as collected from leaks: some 49,000, lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(dictionary.passwords);
