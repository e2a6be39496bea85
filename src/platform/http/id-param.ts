import { Param, type PipeTransform } from '@nestjs/common';
import { RuleViolation } from '#kernel/rule-violation.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether it is an id (UUID), in small letters. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

class IdPipe implements PipeTransform<string, string> {
  constructor(private readonly name: string) {}

  transform(value: string): string {
    if (!isId(value.toLowerCase())) throw new RuleViolation('request.bad-id', { name: this.name });
    return value.toLowerCase();
  }
}

/** A path parameter that is an id (UUID). `request.bad-id` otherwise. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, new IdPipe(name));
