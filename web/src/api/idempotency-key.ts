import { useState } from 'react';
import type { Operation, Shape } from './operation.js';

/** The key under which an act is sent, and that it has worked. */
interface Keys {
  /** The same for the same content until it has worked; undefined for what makes nothing. */
  readonly keyOf: (given: object) => string | undefined;
  readonly settle: () => void;
}

/** Keys by which whoever sends a form again, because no answer came, makes nothing twice. */
export function useKeyOf({ makes }: Pick<Operation<Shape>, 'makes'>): Keys {
  const [keys] = useState(keysOfAct);
  return makes ? keys : NONE;
}

const NONE: Keys = { keyOf: () => undefined, settle: () => undefined };

/** What was changed in the form is another act: the API takes a key with one content alone. */
export function keysOfAct(): Keys {
  let last: { readonly content: string; readonly key: string } | undefined;
  return {
    keyOf: (given) => {
      const content = JSON.stringify(given);
      if (last?.content !== content) last = { content, key: crypto.randomUUID() };
      return last.key;
    },
    settle: () => {
      last = undefined;
    },
  };
}
