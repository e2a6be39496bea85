/** One record of a CSV file. `line` counts records from 1, as a spreadsheet counts rows. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Splits CSV text with LF line ends (RFC 4180, delimiter given). A quote inside an unquoted field is text; an unclosed quote runs to the end. */
export function* splitCsv(text: string, delimiter: string): Generator<CsvRecord> {
  let line = 1;
  let fields: string[] = [];
  for (let at = 0; at < text.length;) {
    const { field, end } = text[at] === '"' ? quoted(text, at + 1, delimiter) : unquoted(text, at, delimiter);
    fields.push(field);
    const last = text[end] !== delimiter;
    if (!last && end + 1 === text.length) fields.push('');
    if (last || end + 1 === text.length) {
      yield { line, fields };
      line += 1;
      fields = [];
    }
    at = end + 1;
  }
}

interface Field {
  readonly field: string;
  /** Place of the delimiter or line end behind it. */
  readonly end: number;
}

function unquoted(text: string, start: number, delimiter: string): Field {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1;
  return { field: text.slice(start, end), end };
}

function quoted(text: string, start: number, delimiter: string): Field {
  let field = '';
  let from = start;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { field: field + text.slice(from), end: text.length };
    field += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      const rest = unquoted(text, quote + 1, delimiter);
      return { field: field + rest.field, end: rest.end };
    }
    field += '"';
    from = quote + 2;
  }
}
