import type { ReactElement } from 'react';
import { chooseLanguage, useLanguage, useText } from '../i18n/text.js';

/** Shows the screens in the other language; its word is written in that language. */
export function LanguageSwitch(): ReactElement {
  const text = useText();
  const other = useLanguage() === 'ja' ? 'en' : 'ja';
  return (
    <button
      type="button"
      lang={other}
      className="min-h-11 rounded-8 px-3 text-14 whitespace-nowrap text-ink-2 hover:bg-ground hover:underline"
      onClick={() => chooseLanguage(other)}
    >
      {text('frame.otherLanguage')}
    </button>
  );
}
