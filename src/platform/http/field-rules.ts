import { registerDecorator, ValidateIf, type ValidationOptions } from 'class-validator';

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/** A field that may be left out; null is no way of leaving it out. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** A field of text that can be stored and shown: no control characters but line breaks and tabs, no lone surrogates. */
export const IsPlainText = (options?: Pick<ValidationOptions, 'each'>): PropertyDecorator =>
  rule('isPlainText', isPlainText, options);

/** A day that exists, as YYYY-MM-DD. */
export const IsLocalDate = (): PropertyDecorator => rule('isLocalDate', isLocalDate);

function rule(name: string, holds: (value: unknown) => boolean, options: ValidationOptions = {}): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      options,
      validator: { validate: holds },
    });
  };
}

/** Whether a value is a text that can be stored and shown. */
export function isPlainText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed() && !CONTROL.test(value);
}

/** Whether a value is a day that exists, as YYYY-MM-DD. */
export function isLocalDate(text: unknown): boolean {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
