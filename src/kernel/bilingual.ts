/** A text in both languages of the product; Japanese is the source. */
export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}
