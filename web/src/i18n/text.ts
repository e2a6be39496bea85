import { createInstance } from 'i18next';
import { useSyncExternalStore } from 'react';
import { en } from './en/texts.js';
import { ja } from './ja/texts.js';
import type { TextKey } from './text-key.js';

export type Language = 'ja' | 'en';

/** The text of a key in the reader's language; `{{name}}` in it is replaced by the value of that name. */
export type Text = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const CHOSEN = 'kaiji.language';
const texts = createInstance();
void texts.init({
  lng: firstLanguage(),
  resources: { ja: { translation: ja }, en: { translation: en } },
  fallbackLng: false,
  initAsync: false,
  interpolation: { escapeValue: false },
});
const text: Record<Language, Text> = { ja: textsIn('ja'), en: textsIn('en') };
document.documentElement.lang = currentLanguage();

export function currentLanguage(): Language {
  return texts.language === 'en' ? 'en' : 'ja';
}

/** Shows everything in this language from now on, also at the next visit. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(CHOSEN, language);
  void texts.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Shows the account's language unless the reader has chosen one in this browser. */
export function suggestLanguage(language: Language): void {
  if (localStorage.getItem(CHOSEN) === null && language !== currentLanguage()) chooseLanguage(language);
}

export function useLanguage(): Language {
  return useSyncExternalStore((changed) => {
    texts.on('languageChanged', changed);
    return () => {
      texts.off('languageChanged', changed);
    };
  }, currentLanguage);
}

export function useText(): Text {
  return text[useLanguage()];
}

/** The text of a key for whoever is no part of the screen. */
export const textNow: Text = (key, values) => text[currentLanguage()](key, values);

function textsIn(language: Language): Text {
  const fixed = texts.getFixedT(language);
  return (key, values = {}) => fixed(key, values);
}

function firstLanguage(): Language {
  const chosen = localStorage.getItem(CHOSEN) ?? navigator.language;
  return chosen.startsWith('en') ? 'en' : 'ja';
}
