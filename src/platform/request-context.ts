import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '#kernel/actor.js';

/** What belongs to one HTTP request and is needed far from the controller. */
export interface RequestContext {
  readonly id: string;
  readonly language: Language;
  /** The caller's `Idempotency-Key` with the fingerprint of what it was sent with; `part` counts the transactions of the request. */
  readonly idempotency?: { readonly key: string; readonly fingerprint: string; part: number };
}

/** Set by the HTTP layer around each request; empty in jobs and on the command line. */
export const requestContext = new AsyncLocalStorage<RequestContext>();
