import { getMetadataStorage } from 'class-validator';

const TYPE_SAYS_IT = () => ({});

/** What each rule of class-validator (or of field-rules.ts) says in JSON Schema. A rule that is missing here stops the description. */
const KEYWORDS = {
  isString: TYPE_SAYS_IT,
  isNumber: TYPE_SAYS_IT,
  isBoolean: TYPE_SAYS_IT,
  isArray: TYPE_SAYS_IT,
  isObject: TYPE_SAYS_IT,
  nestedValidation: TYPE_SAYS_IT,
  isIn: TYPE_SAYS_IT,
  isEnum: TYPE_SAYS_IT,
  equals: TYPE_SAYS_IT,
  isPlainText: TYPE_SAYS_IT,
  isInt: () => ({ type: 'integer' }),
  isNotEmpty: () => ({ minLength: 1 }),
  isEmail: () => ({ format: 'email' }),
  isUuid: () => ({ format: 'uuid' }),
  isUrl: () => ({ format: 'uri' }),
  isISO8601: () => ({ format: 'date' }),
  isLocalDate: () => ({ format: 'date' }),
  isCorporateNumber: () => ({ pattern: '^[0-9]{13}$' }),
  matches: ([pattern]) => ({ pattern: pattern.source }),
  min: ([limit]) => ({ minimum: limit }),
  max: ([limit]) => ({ maximum: limit }),
  minLength: ([limit]) => ({ minLength: limit }),
  maxLength: ([limit]) => ({ maxLength: limit }),
  isLength: ([least, most]) => ({ minLength: least, ...(most === undefined ? {} : { maxLength: most }) }),
  arrayMinSize: ([limit]) => ({ minItems: limit }),
  arrayNotEmpty: () => ({ minItems: 1 }),
  arrayMaxSize: ([limit]) => ({ maxItems: limit }),
  arrayUnique: () => ({ uniqueItems: true }),
};

/** Whether a class carries rules of class-validator, itself or by inheritance. */
export function isChecked(dto) {
  return rulesOf(dto).length > 0;
}

/**
 * The limits of one field. `ofEach` are those of each item of a list.
 * @returns {{whole: object, ofEach: object, optional: boolean}}
 */
export function constraintsOf(dto, field) {
  const found = { whole: {}, ofEach: {}, optional: false };
  for (const { name, type, constraints, each } of rulesOf(dto).filter(({ propertyName }) => propertyName === field)) {
    const rule = name ?? type;
    if (rule === 'isOptional' || rule === 'conditionalValidation') found.optional = true;
    else if (!KEYWORDS[rule])
      throw new Error(`bin/openapi/field-constraints.mjs does not know the rule ${rule} of ${dto.name}.${field}`);
    else Object.assign(each ? found.ofEach : found.whole, KEYWORDS[rule](constraints ?? []));
  }
  return found;
}

function rulesOf(dto) {
  return getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
}
