import type { ReactElement } from 'react';
import { useText } from '../i18n/text.js';

/** The first stop of the Tab key: over the frame to what the screen is about. */
export function SkipLink(): ReactElement {
  const text = useText();
  return (
    <a
      href="#content"
      className="absolute -top-24 left-4 z-50 bg-yellow-300 px-4 py-3 text-ink focus:top-2"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('content')?.focus();
      }}
    >
      {text('frame.toContent')}
    </a>
  );
}
