import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '#kernel/actor.js';

/** What belongs to one HTTP request and is needed far from the controller. */
export interface RequestContext {
  readonly id: string;
  readonly language: Language;
  /** The caller's `Idempotency-Key` with the fingerprint of what it was sent with; `part` counts the transactions of the request. */
  readonly idempotency?: { readonly key: string; fingerprint: string; part: number };
}

/** Set by the HTTP layer around each request; empty in jobs and on the command line. */
export const requestContext = new AsyncLocalStorage<RequestContext>();

/** Makes what was uploaded part of what an `Idempotency-Key` was used with. */
export function addToFingerprint(content: string): void {
  const idempotency = requestContext.getStore()?.idempotency;
  if (idempotency) idempotency.fingerprint += content;
}
