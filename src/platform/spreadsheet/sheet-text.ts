const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;

/**
 * A text as stored to the text as read: `_xHHHH_` becomes its character (ECMA-376 part 1, 22.9.2.19) and every line end LF. Escapes of
 * characters that no text may hold (NUL, controls, single surrogates) stay as they are written: nothing vanishes, nothing harms.
 */
export function decodeSheetText(stored: string): string {
  const text = stored.includes('_x')
    ? stored.replace(ESCAPE, (escape, code: string) => character(parseInt(code, 16)) ?? escape)
    : stored;
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function character(code: number): string | undefined {
  const char = String.fromCharCode(code);
  return /[\t\n\r]|[^\p{Cc}\p{Cs}\ufffe\uffff]/u.test(char) ? char : undefined;
}

/** A text as typed to the text as stored: what looks like an escape is escaped itself, controls are written as escapes, line ends are LF. */
export function encodeSheetText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

/** Character data of an element or attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Collects the text of a shared or inline string: plain or rich, furigana (`rPh`) left out, outer white space only where it is kept on purpose. */
export class TextCollector {
  private text = '';
  private piece = '';
  private keep = false;
  private open = false;

  /** A `t` begins inside `parent`; furigana stands in another parent. */
  begin(parent: string, space: string | undefined): void {
    this.open = parent !== 'rPh';
    this.keep = space === 'preserve';
  }

  add(text: string): void {
    if (this.open) this.piece += text;
  }

  end(): void {
    this.text += this.keep ? this.piece : trimXml(this.piece);
    this.piece = '';
    this.open = false;
  }

  /** The text collected; starts anew. */
  take(): string {
    const text = decodeSheetText(this.text);
    this.text = '';
    return text;
  }
}

/** XML white space off both ends; a full-width space is text. */
function trimXml(text: string): string {
  const blank = (at: number): boolean => ' \t\r\n'.includes(text.charAt(at));
  let start = 0;
  let end = text.length;
  while (start < end && blank(start)) start += 1;
  while (end > start && blank(end - 1)) end -= 1;
  return text.slice(start, end);
}
