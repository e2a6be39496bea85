import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAsk } from './ask.js';
import { call, Refusal } from './client.js';
import type { Operation, Shape } from './operation.js';
import { getMe, type Me } from './operations.js';

const ME = [getMe.id, {}];
const WHOEVER = ['whoever'];

/** Who is signed in; rejects with `Refusal` 401 where nobody is. */
export function meFor(client: QueryClient): Promise<Me> {
  return client.query({ queryKey: ME, queryFn: () => call(getMe, {}), staleTime: 'static' });
}

/** Who is signed in, on screens that only open for somebody who is. */
export function useMe(): Me {
  const { data } = useAsk(getMe, {});
  if (!data) throw new Error('this screen is shown to somebody who is signed in');
  return data;
}

/** Who is signed in, on screens that open for everybody: null for nobody, undefined while that is asked. */
export function useWhoever(): Me | null | undefined {
  return useQuery({ queryKey: WHOEVER, queryFn: () => call(getMe, {}).catch(asNobody) }).data;
}

function asNobody(error: unknown): null {
  if (error instanceof Refusal && error.problem.status === 401) return null;
  throw error;
}

/** The organization that this window shows, undefined while nobody is known. */
export function shownOrganization(client: QueryClient): string | undefined {
  const me = client.getQueryData<Me>(ME) ?? client.getQueryData<Me | null>(WHOEVER);
  return me?.organization.organizationId;
}

/** Forgets everything that was answered, once nobody is signed in any more or somebody else is. */
export function useForget(): () => void {
  const client = useQueryClient();
  return () => client.clear();
}

/** Goes on for another organization: who one is there, told or asked for, and nothing that was answered before. */
export function useActAs(): (me?: Me) => Promise<void> {
  const client = useQueryClient();
  return async (told) => {
    const me = told ?? (await call(getMe, {}));
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== getMe.id });
    client.setQueryData(ME, me);
  };
}

/** Whether the API lets this person call the operation, in the organization acted for. */
export function mayCall({ organization: { kind, role } }: Pick<Me, 'organization'>, operation: AnyOperation): boolean {
  const { roles } = operation;
  return roles === 'public' || roles === 'everyone' || roles.includes(`${kind}:${role}`);
}

type AnyOperation = Pick<Operation<Shape>, 'roles'>;
