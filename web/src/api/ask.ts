import {
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { call, type Given, Refusal } from './client.js';
import { useKeyOf } from './idempotency-key.js';
import type { Operation, Shape } from './operation.js';
import { proveAgain } from './proof.js';

/** The answer of a reading operation, kept until a change refreshes it. */
export function useAsk<S extends Shape>(
  operation: Operation<S>,
  given: Given<S>,
  { enabled = true }: { readonly enabled?: boolean } = {},
): UseQueryResult<S['answer']> {
  return useQuery({ queryKey: [operation.id, given], queryFn: () => call(operation, given), enabled });
}

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

interface PagedShape<Item> extends Shape {
  readonly query: { readonly cursor?: string };
  readonly answer: PageOf<Item>;
}

/** A list of which the reader asks for page after page. */
export function usePages<Item, S extends PagedShape<Item>>(operation: Operation<S>, given: Given<S>) {
  const pages = useInfiniteQuery({
    queryKey: [operation.id, 'pages', given],
    initialPageParam: '',
    queryFn: ({ pageParam: cursor }) =>
      call(operation, { ...given, query: { ...given.query, ...(cursor && { cursor }) } } as unknown as Given<S>),
    getNextPageParam: ({ next }: PageOf<Item>) => next ?? undefined,
  });
  const items = pages.data?.pages.flatMap((page): readonly S['answer']['items'][number][] => page.items);
  return { ...pages, items };
}

/**
 * An act: calls the operation, shows the second factor's dialog where the API wants it once more and then repeats the
 * act, and asks anew for what `changes` names.
 */
export function useAct<S extends Shape>(
  operation: Operation<S>,
  changes: readonly Pick<Operation<Shape>, 'id'>[] = [],
): UseMutationResult<S['answer'], Error, Given<S>> {
  const client = useQueryClient();
  const { keyOf, settle } = useKeyOf(operation);
  return useMutation({
    mutationFn: async (given: Given<S>) => {
      const answer = await provenCall(operation, given, keyOf(given));
      settle();
      return answer;
    },
    onSuccess: () => Promise.all(changes.map(({ id }) => client.invalidateQueries({ queryKey: [id] }))),
  });
}

async function provenCall<S extends Shape>(
  operation: Operation<S>,
  given: Given<S>,
  key: string | undefined,
): Promise<S['answer']> {
  try {
    return await call(operation, given, key);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'session.prove-again') throw error;
    await proveAgain(error);
    return call(operation, given, key);
  }
}
