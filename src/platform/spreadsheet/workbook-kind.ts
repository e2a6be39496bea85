import { RuleViolation } from '#kernel/rule-violation.js';
import type { WorkbookPackage } from './workbook-package.js';

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/** Refuses zip files that are no plain .xlsx: OpenDocument, macros, binary workbooks, other office files. */
export function refuseOtherKinds(file: WorkbookPackage): void {
  if (isOpenDocument(file)) throw new RuleViolation('workbook.is-ods', {});
  const types = contentTypes(file);
  const named = (word: string): boolean => types.some((type) => type.includes(word));
  const macros = file.directory.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name));
  if (macros || named('macroenabled') || named('vbaproject')) throw new RuleViolation('workbook.has-macros', {});
  if (named('sheet.binary')) throw new RuleViolation('workbook.is-xlsb', {});
}

function isOpenDocument(file: WorkbookPackage): boolean {
  return Buffer.from(file.read('mimetype') ?? [])
    .toString('latin1')
    .startsWith(OPEN_DOCUMENT);
}

function contentTypes(file: WorkbookPackage): string[] {
  const types: string[] = [];
  const found = file.parse('[Content_Types].xml', {
    open: (name, { ContentType = '' }) => {
      if (name === 'Override') types.push(ContentType.toLowerCase());
    },
  });
  if (!found) throw new RuleViolation('workbook.not-a-workbook', {});
  return types;
}
