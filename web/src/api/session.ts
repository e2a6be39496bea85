import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useAsk } from './ask.js';
import { call } from './client.js';
import type { Operation, Shape } from './operation.js';
import { getMe, type Me } from './operations.js';

const ME = [getMe.id, {}];

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

/** Begins anew after sign-in, sign-out or a change of organization: nothing that somebody else was answered stays. */
export function useForget(): (me?: Me) => void {
  const client = useQueryClient();
  return (me) => {
    client.clear();
    if (me) client.setQueryData(ME, me);
  };
}

/** Whether the API lets this person call the operation, in the organization acted for. */
export function mayCall({ organization: { kind, role } }: Pick<Me, 'organization'>, operation: AnyOperation): boolean {
  const { roles } = operation;
  return roles === 'public' || roles === 'everyone' || roles.includes(`${kind}:${role}`);
}

type AnyOperation = Pick<Operation<Shape>, 'roles'>;
