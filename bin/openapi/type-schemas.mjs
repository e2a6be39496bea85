import { dirname, basename } from 'node:path';
import ts from 'typescript';
import { checkedClassOf, limitsOf } from './field-limits.mjs';

const { SymbolFlags, TypeFlags } = ts;
const LITERAL = TypeFlags.StringLiteral | TypeFlags.NumberLiteral;
const TEXT = TypeFlags.String | TypeFlags.TemplateLiteral;

/** JSON Schemas (2020-12) of TypeScript types, as JSON shows their values. Named types become components, docstrings descriptions. */
export class TypeSchemas {
  /** Components made so far, by name. */
  components = {};
  #owners = new Map();

  /** @param {ts.TypeChecker} checker */
  constructor(checker) {
    this.checker = checker;
  }

  /** The schema of a type: of a named one a reference. */
  of(type) {
    const { flags } = type;
    if (flags & (TypeFlags.Any | TypeFlags.Unknown)) return {};
    if (flags & TypeFlags.Null) return { type: 'null' };
    if (flags & LITERAL) return { const: type.value };
    if (flags & TypeFlags.BooleanLiteral) return { const: type.intrinsicName === 'true' };
    if (flags & TEXT) return { type: 'string' };
    if (flags & TypeFlags.Number) return { type: 'number' };
    if (flags & TypeFlags.Boolean) return { type: 'boolean' };
    const name = this.#nameOf(type);
    return name ? this.#reference(type, name) : this.#inline(type);
  }

  /** The schema of a type with its properties, also of a named one. */
  whole(type) {
    return this.#inline(type);
  }

  #reference(type, name) {
    if (!(name in this.components)) {
      this.components[name] = {};
      this.components[name] = { ...this.#description(type.aliasSymbol ?? type.symbol), ...this.#inline(type) };
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  #inline(type) {
    if (type.isUnion()) return this.#union(type);
    if (this.checker.isTupleType(type)) return this.#tuple(type);
    if (this.checker.isArrayType(type))
      return { type: 'array', items: this.of(this.checker.getTypeArguments(type)[0]) };
    const name = type.symbol?.getName() ?? '';
    if (name === 'Date') return { type: 'string', format: 'date-time' };
    if (/^(Readonly)?(Map|Set)$/.test(name)) throw new Error(`JSON shows nothing of a ${name}`);
    return this.#object(type);
  }

  #tuple(type) {
    const items = this.checker.getTypeArguments(type).map((item) => this.of(item));
    return { type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length };
  }

  /** Literals together as one enumeration; in an order of their own, as the compiler's may change from run to run. */
  #union(type) {
    const members = (type.origin?.types ?? type.types).filter(({ flags }) => !(flags & TypeFlags.Undefined));
    if (members.length === 1) return this.of(members[0]);
    const schemas = members.map((member) => this.of(member));
    const literals = schemas.filter((schema) => 'const' in schema).map((schema) => schema.const);
    const others = schemas
      .filter((schema) => !('const' in schema))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    return oneOfThem([...enumeration(literals), ...others]);
  }

  #object(type) {
    const dto = checkedClassOf(type);
    const properties = this.checker.getPropertiesOfType(type).filter((property) => !this.#isMethod(property));
    const schemas = properties.map((property) => [property.getName(), this.#property(property, dto)]);
    const required = properties.filter((property) => !isOptional(property, dto)).map((property) => property.getName());
    const others = this.checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type;
    return {
      type: 'object',
      ...(schemas.length > 0 ? { properties: Object.fromEntries(schemas) } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(dto ? { additionalProperties: false } : others ? { additionalProperties: this.of(others) } : {}),
    };
  }

  #property(property, dto) {
    const schema = this.of(this.checker.getTypeOfSymbol(property));
    const limited = dto ? limitsOf(dto, property.getName()).applyTo(schema) : schema;
    const standard = dto && defaultOf(property);
    return { ...this.#description(property), ...limited, ...(standard === undefined ? {} : { default: standard }) };
  }

  #isMethod(property) {
    return this.checker.getTypeOfSymbol(property).getCallSignatures().length > 0;
  }

  #description(symbol) {
    const text = ts.displayPartsToString(symbol?.getDocumentationComment(this.checker));
    return text ? { description: text } : {};
  }

  /** `Page<Product>` → `PageOfProduct`; null for types without a name of ours. Two types of one name are told apart by their folder. */
  #nameOf(type) {
    const symbol =
      type.aliasSymbol ?? (type.symbol?.flags & (SymbolFlags.Interface | SymbolFlags.Class) ? type.symbol : undefined);
    const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
    if (!file || file.includes('/node_modules/')) return null;
    const parts = this.#argumentsOf(type).map((part) => this.#nameOf(part));
    if (parts.includes(null)) return null;
    const name = [symbol.getName(), ...parts].join('Of');
    const own = this.#owners.get(name) ?? symbol;
    if (!this.#owners.has(name)) this.#owners.set(name, symbol);
    return own === symbol ? name : `${folderName(file)}${name}`;
  }

  #argumentsOf(type) {
    if (type.aliasSymbol) return type.aliasTypeArguments ?? [];
    return type.target?.typeParameters
      ? this.checker.getTypeArguments(type).slice(0, type.target.typeParameters.length)
      : [];
  }
}

function enumeration(literals) {
  if (literals.length === 2 && literals.every((literal) => typeof literal === 'boolean')) return [{ type: 'boolean' }];
  if (literals.length < 2) return literals.map((literal) => ({ const: literal }));
  return [{ enum: literals.sort() }];
}

/** `string | null` as one schema with two types; anything richer as alternatives. */
function oneOfThem(kinds) {
  if (kinds.length === 1) return kinds[0];
  const areBare = kinds.every((kind) => Object.keys(kind).join() === 'type' && typeof kind.type === 'string');
  return areBare ? { type: kinds.map(({ type }) => type) } : { anyOf: kinds };
}

function isOptional(property, dto) {
  if (property.flags & SymbolFlags.Optional) return true;
  return (
    dto !== undefined &&
    (property.valueDeclaration?.initializer !== undefined || limitsOf(dto, property.getName()).optional)
  );
}

/** The literal that a field of a request holds when it is left out. */
function defaultOf(property) {
  const text = property.valueDeclaration?.initializer?.getText() ?? '';
  if (/^'[^'\\]*'$/.test(text)) return text.slice(1, -1);
  return /^(-?\d+(\.\d+)?|true|false|null|\[\])$/.test(text) ? JSON.parse(text) : undefined;
}

/** The folder that tells what a file is about: `templates` of src/modules/templates/domain/template.ts, as `Templates`. */
function folderName(file) {
  const folder = basename(dirname(file)) === 'domain' ? dirname(dirname(file)) : dirname(file);
  return basename(folder).replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
}
