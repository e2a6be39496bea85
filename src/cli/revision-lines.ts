/** What a signed document tells of itself: label and the path of the texts in it. */
const LINES: readonly (readonly [string, readonly string[]])[] = [
  ['ベンダー / vendor', ['vendor.name']],
  ['製品・サービス / product', ['product.name', 'product.version']],
  ['様式 / form', ['template.id']],
  ['版 / revision', ['revision.number']],
  ['署名者 / signer', ['signer.name', 'signer.role']],
  ['公開日 / published on', ['revision.publishedOn']],
  ['有効期限 / valid until', ['revision.validUntil']],
];
/** Whatever could steer a terminal or hide in a line. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Lines for a person about who signed what, from a document of any content; what is not there is shown as a dash. */
export function linesOfRevision(document: unknown): readonly string[] {
  return LINES.map(([label, paths]) => {
    const words = paths.map((path) => textAt(document, path.split('.'))).filter((word) => word !== '');
    return `  ${label}: ${words.join(' ') || '—'}`;
  });
}

function textAt(document: unknown, path: readonly string[]): string {
  const found = path.reduce<unknown>((value, name) => memberOf(value, name), document);
  return typeof found === 'string' || typeof found === 'number' ? String(found).replace(UNSEEN, '') : '';
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
