/** Values that a message may name: which field, which cell, which state. */
export type Facts = Readonly<Record<string, unknown>>;

/**
 * The one error of the domain: a stable code (`noun.reason`) and the facts a message needs.
 * HTTP status and wording (ja/en) are decided at the edge, by the code.
 */
export class RuleViolation extends Error {
  constructor(
    readonly code: string,
    readonly facts: Facts = {},
  ) {
    super(code);
    this.name = 'RuleViolation';
  }
}
