import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useText } from '../i18n/text.js';
import { Sign } from '../ui/icon.js';
import { useWindowName } from '../ui/page.js';
import { LanguageSwitch } from './language-switch.js';
import { SkipLink } from './skip-link.js';

interface EntryParts {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  /** Cards beside: what else to know. */
  readonly aside?: ReactNode;
}

/** The frame of the screens before one is signed in: one card with one thing to do. */
export function EntryFrame({ title, lead, children, aside }: EntryParts): ReactElement {
  const text = useText();
  useWindowName(title);
  return (
    <div className="flex min-h-dvh flex-col bg-ground-2">
      <SkipLink />
      <header className="flex min-h-16 items-center gap-4 border-t-4 border-b border-t-act border-b-line bg-paper pr-3 pl-4 wide:pl-6">
        <Link
          to="/"
          className="flex min-h-11 items-center gap-2.5 text-20 font-bold tracking-wider whitespace-nowrap hover:underline"
        >
          <Sign />
          {text('frame.kaiji')}
        </Link>
        <p className="text-14 text-ink-2 max-wide:hidden">{text('frame.tagline')}</p>
        <div className="ml-auto">
          <LanguageSwitch />
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto grid w-full max-w-[54rem] grow content-start items-start gap-6 px-4 py-6 outline-none wide:gap-10 wide:px-6 wide:py-12 [&:has(aside)]:wide:grid-cols-[minmax(0,1fr)_20rem]"
      >
        <div className="mx-auto w-full max-w-[34rem] rounded-16 border border-line bg-paper p-5 wide:p-10">
          <h1>{title}</h1>
          {lead && <div className="mt-2 text-ink-2">{lead}</div>}
          <div className="mt-6 flex flex-col gap-6">{children}</div>
        </div>
        {aside && <aside className="flex flex-col gap-5">{aside}</aside>}
      </main>
    </div>
  );
}
