import { type ChannelListener, subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { operations } from './api-description.js';

/** Writes that may leave no act behind: nothing is stored, only what waits for the act itself, or it was a rehearsal. */
const WITHOUT_ACT = new Set(
  `readWorkbook previewRequests openRequestLink verifyRevision mergeOrganizations enrolTotp beginPasskey challengePasskey challengeSecondFactor requestPasswordReset`.split(
    ' ',
  ),
);

/** Reads by which somebody takes notice of a disclosure, a file or the log. */
const DISCLOSING = new Set(
  `getRevision diffRevisions getSignedRevision exportRevision compareProducts exportComparison getDraft listFindings getImport
   downloadImportReport downloadWorkbook exportPortfolio exportMyData listReaders listEvents exportEvents getAssessment judgeProfile judgeProducts exportProfileJudgement`.split(
    /\s+/,
  ),
);

const routes = operations.map(({ verb, path, operationId }) => ({
  operationId,
  verb: verb.toUpperCase(),
  path: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/** Acts that must be in the journal: what each was, and the requests that asked for it, of which one did it. */
export type Owed = ReadonlyMap<string, { readonly operationId: string; readonly requestIds: readonly string[] }>;

const HANDLED = 'tracing:fastify.request.handler:start';

/** Notes, until it closes, every request to the server that was an act, or disclosed something, and succeeded. */
export function watchActs(server: Server): Owed {
  const owed = new Map<string, { readonly operationId: string; readonly requestIds: string[] }>();
  const note: ChannelListener = (message) => {
    const { request, reply } = message as { request: FastifyRequest; reply: FastifyReply };
    if (request.server.server !== server) return;
    reply.raw.on('finish', () => {
      const operationId = reply.statusCode < 300 ? owedBy(request.raw) : undefined;
      if (operationId === undefined) return;
      const act = repeatable(request.raw) ?? request.id;
      owed.set(act, { operationId, requestIds: [...(owed.get(act)?.requestIds ?? []), request.id] });
    });
  };
  subscribe(HANDLED, note);
  server.once('close', () => unsubscribe(HANDLED, note));
  return owed;
}

function owedBy({ method = '', url = '' }: IncomingMessage): string | undefined {
  const path = url.split('?')[0]!;
  const fitting = routes.filter((route) => route.verb === method && route.path.test(path));
  const operationId = (fitting.find(({ path: { source } }) => !source.includes('[^/]+')) ?? fitting[0])?.operationId;
  if (operationId === undefined) return undefined;
  const isOwed = method === 'GET' ? DISCLOSING.has(operationId) : !WITHOUT_ACT.has(operationId);
  return isOwed ? operationId : undefined;
}

/**
 * What repeats of an act have in common: whoever repeats with the same `Idempotency-Key` gets the answer of the act, and what was taken
 * away is not taken away again. Which of them did it says nothing about which is answered first.
 */
function repeatable({ headers, method, url }: IncomingMessage): string | undefined {
  const key = method === 'DELETE' ? 'gone' : headers['idempotency-key'];
  return key === undefined ? undefined : `${headers.authorization ?? headers.cookie} ${url} ${String(key)}`;
}

/** Stops a test whose acts left no record. `recorded` = ids of requests that the journal holds, of those asked for. */
export async function refuseUnrecorded(
  owed: Owed,
  recorded: (ids: readonly string[]) => Promise<readonly string[]>,
): Promise<void> {
  const acts = [...owed.values()];
  const found = new Set(await recorded(acts.flatMap(({ requestIds }) => requestIds)));
  const missing = acts.filter(({ requestIds }) => !requestIds.some((id) => found.has(id)));
  const names = new Set(missing.map(({ operationId }) => operationId));
  if (names.size > 0) throw new Error(`not in the journal, although it happened: ${[...names].join(', ')}`);
}
