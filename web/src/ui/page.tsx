import { type ReactElement, type ReactNode, useEffect } from 'react';

interface PageParts {
  readonly title: string;
  readonly lead?: ReactNode;
  /** The screen's main acts. */
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}

/** A screen of the work area: its heading, which is also the name of the window, and what is below. */
export function Page({ title, lead, acts, children }: PageParts): ReactElement {
  useWindowName(title);
  return (
    <>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1>{title}</h1>
          {lead && <p className="mt-1 text-ink-2">{lead}</p>}
        </div>
        {acts && <div className="flex flex-wrap gap-2">{acts}</div>}
      </div>
      <div className="flex flex-col gap-6">{children}</div>
    </>
  );
}

/** Names the window after its screen, as the list of tabs and a screen reader say it. */
export function useWindowName(title: string): void {
  useEffect(() => {
    document.title = `${title} | 開示 Kaiji`;
  }, [title]);
}
