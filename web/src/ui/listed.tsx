import type { ReactElement, ReactNode } from 'react';
import { useText } from '../i18n/text.js';
import { Answer } from './answer.js';
import { ActButton } from './act-button.js';

interface Pages<Item> {
  readonly items: readonly Item[] | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
  readonly hasNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** A list that the reader asks for page after page; `none` stands where it is empty. */
export function Listed<Item>({
  pages: { items, error, refetch, hasNextPage, fetchNextPage },
  none,
  children,
}: {
  pages: Pages<Item>;
  none?: ReactNode;
  children: (items: readonly Item[]) => ReactNode;
}): ReactElement {
  const text = useText();
  return (
    <>
      <Answer of={{ data: items, error, refetch }}>
        {(found) => (found.length === 0 && none ? none : children(found))}
      </Answer>
      {hasNextPage && (
        <div>
          <ActButton act={fetchNextPage}>{text('form.more')}</ActButton>
        </div>
      )}
    </>
  );
}
