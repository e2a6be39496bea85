import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { getMetadataStorage } from 'class-validator';
import ts from 'typescript';
import { root } from '../root.mjs';

const load = createRequire(import.meta.url);
const SAID_BY_TYPE = () => ({});

/** What a rule of class-validator, or of field-rules.ts, says in JSON Schema. A rule that is missing here stops the description. */
const KEYWORDS = {
  isString: SAID_BY_TYPE,
  isNumber: SAID_BY_TYPE,
  isBoolean: SAID_BY_TYPE,
  isArray: SAID_BY_TYPE,
  isObject: SAID_BY_TYPE,
  nestedValidation: SAID_BY_TYPE,
  isIn: SAID_BY_TYPE,
  equals: SAID_BY_TYPE,
  isPlainText: SAID_BY_TYPE,
  isInt: () => ({ type: 'integer' }),
  isNotEmpty: () => ({ minLength: 1 }),
  isEmail: () => ({ format: 'email' }),
  isMailAddress: () => ({ format: 'email' }),
  isUuid: () => ({ format: 'uuid' }),
  isLocalDate: () => ({ format: 'date' }),
  isCorporateNumber: () => ({ pattern: '^[0-9]{13}$' }),
  matches: ([pattern]) => ({ pattern: pattern.source }),
  min: ([limit]) => ({ minimum: limit }),
  max: ([limit]) => ({ maximum: limit }),
  minLength: ([limit]) => ({ minLength: limit }),
  maxLength: ([limit]) => ({ maxLength: limit }),
  isLength: ([least, most]) => ({ minLength: least, maxLength: most }),
  arrayMinSize: ([limit]) => ({ minItems: limit }),
  arrayMaxSize: ([limit]) => ({ maxItems: limit }),
  arrayUnique: () => ({ uniqueItems: true }),
};

/** The class behind a type if class-validator checks its fields; undefined for any other type. */
export function checkedClassOf(type) {
  const declaration = type.symbol?.valueDeclaration;
  const file = declaration?.getSourceFile().fileName;
  if (!declaration || !ts.isClassDeclaration(declaration) || !file.startsWith(join(root, 'src'))) return undefined;
  const loaded = load(join(root, 'dist', relative(root, file).replace(/\.ts$/, '.js')))[type.symbol.getName()];
  return loaded && rulesOf(loaded).length > 0 ? loaded : undefined;
}

/** The limits that class-validator puts on one field. */
export function limitsOf(dto, field) {
  const limits = new Limits();
  for (const rule of rulesOf(dto).filter(({ propertyName }) => propertyName === field))
    limits.add(rule, `${dto.name}.${field}`);
  return limits;
}

class Limits {
  optional = false;
  #whole = {};
  #ofEach = {};

  add({ name, type, constraints, each }, field) {
    const rule = name ?? type;
    if (rule === 'isOptional' || rule === 'conditionalValidation') this.optional = true;
    else if (!KEYWORDS[rule])
      throw new Error(`bin/openapi/field-limits.mjs does not know the rule ${rule} of ${field}`);
    else Object.assign(each ? this.#ofEach : this.#whole, KEYWORDS[rule](constraints ?? []));
  }

  applyTo(schema) {
    const items = Object.keys(this.#ofEach).length > 0 ? { items: narrowed(schema.items ?? {}, this.#ofEach) } : {};
    return narrowed({ ...schema, ...items }, this.#whole);
  }
}

/** Keywords for texts and lists pass over a null beside them; a type goes where the number is. */
function narrowed(schema, { type, ...keywords }) {
  const types = [schema.type].flat().map((each) => (each === 'number' ? type : each));
  const typed = type ? { type: types.length === 1 ? types[0] : types } : {};
  return { ...schema, ...typed, ...keywords };
}

function rulesOf(dto) {
  return getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
}
