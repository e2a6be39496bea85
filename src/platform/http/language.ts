import type { FastifyRequest } from 'fastify';
import type { Language } from '#kernel/actor.js';

/** The caller's language by `Accept-Language`; Japanese where nothing else is said. */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): Language {
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((tag) => tag === 'ja' || tag === 'en');
  return wanted === 'en' ? 'en' : 'ja';
}
