import type { ja } from './ja/texts.js';

/** A tree of texts. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

/** The key of a text, e.g. `signIn.title`. */
export type TextKey = Leaves<typeof ja>;
