import { Budget } from './budget.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { WorkbookPackage } from './workbook-package.js';

/** Parts that fetch or run something: links to other files, data connections, embedded objects, controls with code, add-ins. */
const OUTSIDE =
  /^(?:xl\/(?:externalLinks|queryTables|embeddings|activeX|webextensions|model|macrosheets|dialogsheets)\/|xl\/connections\.xml$|customUI\/)/i;
/** Formulas that ask a server or a program, DDE (`program|'topic'!item`) among them. */
const REACHING = /\b(?:WEBSERVICE|RTD|IMAGE|CALL|REGISTER(?:\.ID)?|SQL\.REQUEST)\s*\(|^[^"']*\|/i;
const FORMULAS = /^xl\/(?:worksheets\/[^/]+|workbook)\.xml$/i;
const RELATIONS = /^(.*\/|)_rels\/([^/]*)\.rels$/i;

/**
 * Whether opening a workbook may fetch something from elsewhere or start a program. Links that a person has to click do not count.
 * @throws RuleViolation refusals of a file that is no safe workbook
 */
export async function reachesOutside(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): Promise<boolean> {
  const file = await WorkbookPackage.open(bytes, new Budget(limits));
  const names = file.directory.map(({ name }) => name);
  return (
    names.some((name) => OUTSIDE.test(name)) ||
    names.some((name) => refersOutside(file, name)) ||
    names.some((name) => FORMULAS.test(name) && hasReachingFormula(file, name))
  );
}

function refersOutside(file: WorkbookPackage, name: string): boolean {
  const [, folder, part] = RELATIONS.exec(name) ?? [];
  if (folder === undefined || part === undefined) return false;
  return file.relations(folder + part).some(({ type, target }) => target === undefined && type !== 'hyperlink');
}

function hasReachingFormula(file: WorkbookPackage, part: string): boolean {
  let formula: string | undefined;
  let found = false;
  file.parse(part, {
    open: (name) => {
      if (/^~?(?:f|definedName)$/.test(name)) formula = '';
    },
    text: (text) => {
      if (formula !== undefined) formula += text;
    },
    close: () => {
      if (formula !== undefined) found ||= REACHING.test(formula);
      formula = undefined;
    },
  });
  return found;
}
