const INDENT = '  ';

/** JSON text of several lines in which a Map is an object whose members keep their order; an object would put `2` before `1.1`. */
export function orderedJson(value: unknown, indent = ''): string {
  const inner = indent + INDENT;
  if (Array.isArray(value))
    return block(
      '[]',
      value.map((item) => orderedJson(item, inner)),
      indent,
    );
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = value instanceof Map ? [...(value as ReadonlyMap<string, unknown>)] : Object.entries(value);
  const said = members.filter(([, member]) => member !== undefined);
  return block(
    '{}',
    said.map(([name, member]) => `${JSON.stringify(name)}: ${orderedJson(member, inner)}`),
    indent,
  );
}

function block(brackets: '[]' | '{}', parts: readonly string[], indent: string): string {
  if (parts.length === 0) return brackets;
  const lines = parts.map((part) => `${indent}${INDENT}${part}`).join(',\n');
  return `${brackets.charAt(0)}\n${lines}\n${indent}${brackets.charAt(1)}`;
}
