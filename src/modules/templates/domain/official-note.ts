import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Template } from './template.js';

/** A line for every file that repeats numbers and wording of learned forms: whose they are. Undefined where all are Kaiji's own. */
export function officialNote(forms: readonly Template[]): Bilingual | undefined {
  const learned = [...new Map(forms.map((form) => [form.id, form])).values()].filter(({ official }) => official);
  if (learned.length === 0) return undefined;
  const named = learned.map(({ form, version, official }) => `${form} ${version}: ${official?.publisher ?? ''}`);
  return {
    ja: `設問の番号と文言は発行元のものです(${named.join('、')})。`,
    en: `Numbers and wording of the questions are their publishers' (${named.join(', ')}).`,
  };
}
