import type { Actor } from '#kernel/actor.js';

/** What a recognized caller was refused. */
export interface Refusal {
  readonly actor: Actor;
  /** Of the route, as the API description names it. */
  readonly operationId: string;
  /** The thing in the path, where it names one; possibly another organization's, or nobody's. */
  readonly subjectId: string | null;
  readonly status: number;
  /** Code of the problem, `noun.reason`. */
  readonly code: string;
}

/** Keeps what recognized callers were refused; given by the audit module. */
export abstract class RefusalRecorder {
  /** Never waited for and never throws: the answer leaves at once. */
  abstract note(refusal: Refusal): void;
}
