import { SaxesParser } from 'saxes';
import { RuleViolation } from '#kernel/rule-violation.js';
import type { Budget } from './budget.js';
import { damaged, tooLarge } from './refusal.js';
import { xmlDecoder } from './xml-encoding.js';

/** Attributes by name; a plain dictionary without prototype, so that no name reaches an object's own machinery. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/**
 * Told of each element by its local name. The names of elements that carry another prefix than the root begin with `~`, e.g.
 * `~dataValidation`, so that a stranger's `c` is never taken for a cell. Content for older programs (`mc:Fallback`) is left out.
 */
export interface XmlHandler {
  open(name: string, attributes: Attributes, parent: string): void;
  close?(name: string, parent: string): void;
  text?(text: string): void;
}

const CHUNK = 65_536;
/** Different element names in one part; a sheet has about a hundred. */
const MOST_NAMES = 2_000;
const OPTIONS = { xmlns: false, position: false } as const;

/** Passes one part to the handler, never resolving anything from outside. Throws `workbook.doctype`, `.damaged` and `.too-large`. */
export function parseXml(bytes: Uint8Array, part: string, budget: Budget, handler: XmlHandler): void {
  const parser = makeParser(part, budget, handler);
  const decoder = xmlDecoder(bytes);
  let run = 0;
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const chunk = decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true });
      run = measureRun(chunk, run, budget.limits.textLength);
      parser.write(chunk);
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    throw error instanceof RuleViolation ? error : damaged(part, error instanceof TypeError ? 'encoding' : 'xml');
  }
}

/** Length of what stands since the last `<`: the parser keeps it whole in memory, be it text, attribute or comment. */
function measureRun(chunk: string, before: number, longest: number): number {
  const last = chunk.lastIndexOf('<');
  const run = last < 0 ? before + chunk.length : chunk.length - last;
  if (run > longest) throw tooLarge('textLength', longest);
  return run;
}

function makeParser(part: string, budget: Budget, handler: XmlHandler): SaxesParser<typeof OPTIONS> {
  const parser = new SaxesParser(OPTIONS);
  const elements = new OpenElements(part, budget, handler);
  parser.on('opentag', (tag) => {
    elements.open(tag.name, tag.attributes);
  });
  parser.on('closetag', () => {
    elements.close();
  });
  const text = (piece: string): void => {
    elements.text(piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('doctype', () => {
    throw new RuleViolation('workbook.doctype', { part });
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding))
      throw damaged(part, 'encoding');
  });
  return parser;
}

/** Keeps the path of open elements, takes prefixes off, and leaves out what is meant for older programs. */
class OpenElements {
  private readonly path: string[] = [''];
  private readonly names = new Map<string, string>();
  private prefix: string | undefined;
  private skipping = 0;

  constructor(
    private readonly part: string,
    private readonly budget: Budget,
    private readonly handler: XmlHandler,
  ) {}

  open(qualified: string, attributes: Attributes): void {
    this.budget.take('elements');
    const name = this.names.get(qualified) ?? this.localName(qualified);
    const parent = this.path[this.path.length - 1] ?? '';
    if (this.path.push(name) > this.budget.limits.depth) throw damaged(this.part, 'nesting');
    if (name === '~Fallback' || this.skipping > 0) this.skipping += 1;
    else this.handler.open(name, attributes, parent);
  }

  close(): void {
    const name = this.path.pop() ?? '';
    if (this.skipping > 0) this.skipping -= 1;
    else this.handler.close?.(name, this.path[this.path.length - 1] ?? '');
  }

  text(text: string): void {
    if (this.skipping === 0) this.handler.text?.(text);
  }

  private localName(qualified: string): string {
    const colon = qualified.indexOf(':');
    const prefix = qualified.slice(0, Math.max(colon, 0));
    this.prefix ??= prefix;
    const name = (prefix === this.prefix ? '' : '~') + qualified.slice(colon + 1);
    if (this.names.size >= MOST_NAMES) throw damaged(this.part, 'names');
    this.names.set(qualified, name);
    return name;
  }
}
