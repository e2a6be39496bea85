import type { ReactElement, ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** What is printed in the place of the screen while it stands there: `Sheet`s, each on paper of its own. */
export function Sheets({ children }: { children: ReactNode }): ReactElement {
  return createPortal(<div className="sheets">{children}</div>, document.body);
}

export function Sheet({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section className="sheet flex flex-col gap-5">
      <h1>{title}</h1>
      {children}
    </section>
  );
}
