import { Link, type LinkProps, Outlet, useMatches } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { mayCall, useMe } from '../api/session.js';
import { useText } from '../i18n/text.js';
import type { TextKey } from '../i18n/text-key.js';
import { Icon, type IconName, Sign } from '../ui/icon.js';
import { AccountMenu } from './account-menu.js';
import { EmergencyBanner } from './emergency-banner.js';
import { LookBanner } from './look-banner.js';
import { NoPermission } from './no-permission.js';
import { OrganizationMenu } from './organization-menu.js';
import { SkipLink } from './skip-link.js';
import { StepUp } from './step-up.js';
import { placesFor } from './places.js';

/** The frame of everything one does when signed in: the area's colour, the organization acted for, and the work there is. */
export function WorkFrame(): ReactElement {
  const me = useMe();
  const text = useText();
  const places = placesFor(me);
  const opens = useMatches({ select: (matches) => matches.at(-1)?.staticData.opens });
  return (
    <div data-area={me.organization.kind} className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="sticky top-0 z-40 flex h-16 items-center gap-2 border-t-4 border-b border-t-area border-b-line bg-paper pr-2 pl-3 wide:gap-4 wide:pr-5 wide:pl-6 print:static">
        <Link
          to="/"
          aria-label={text('frame.kaiji')}
          className="flex min-h-11 min-w-11 items-center gap-2.5 text-20 font-bold tracking-wider whitespace-nowrap hover:underline"
        >
          <Sign />
          <span className="max-wide:hidden">{text('frame.kaiji')}</span>
        </Link>
        <OrganizationMenu me={me} />
        <div className="ml-auto print:hidden">
          <AccountMenu me={me} />
        </div>
      </header>
      <div className="grid grow grid-cols-[minmax(0,1fr)] wide:grid-cols-[5.75rem_minmax(0,1fr)] print:block">
        <nav
          aria-label={text('frame.work')}
          className="z-30 border-line bg-ground-2 max-wide:fixed max-wide:inset-x-0 max-wide:bottom-0 max-wide:border-t wide:border-r print:hidden"
        >
          <ul className="flex wide:sticky wide:top-16 wide:h-[calc(100dvh-4rem)] wide:flex-col wide:gap-0.5 wide:overflow-y-auto wide:px-1.5 wide:py-3">
            {places.map((place) => (
              <Place key={place.to} {...place} />
            ))}
          </ul>
        </nav>
        <main
          id="content"
          tabIndex={-1}
          className="w-full max-w-[80rem] min-w-0 px-4 pt-5 pb-24 outline-none wide:px-10 wide:pt-7 wide:pb-16"
        >
          <EmergencyBanner me={me} />
          <LookBanner me={me} />
          {opens && !mayCall(me, opens) ? <NoPermission /> : <Outlet />}
        </main>
      </div>
      <StepUp />
    </div>
  );
}

function Place({ to, word, icon }: { to: NonNullable<LinkProps['to']>; word: TextKey; icon: IconName }): ReactElement {
  const text = useText();
  return (
    <li className="max-wide:grow">
      <Link
        to={to}
        activeOptions={{ exact: to === '/' }}
        activeProps={{ 'aria-current': 'page' }}
        className="flex min-h-15 flex-col items-center justify-center gap-0.5 p-1 text-center text-14 leading-tight text-ink-2 -outline-offset-4 hover:bg-line-soft hover:text-ink hover:underline focus-visible:-outline-offset-4 aria-[current=page]:bg-paper aria-[current=page]:font-bold aria-[current=page]:text-act max-wide:aria-[current=page]:shadow-[inset_0_3px_0_var(--color-act)] wide:rounded-8 wide:aria-[current=page]:rounded-4 wide:aria-[current=page]:shadow-[inset_3px_0_0_var(--color-act),0_0_0_1px_var(--color-line)]"
      >
        <Icon name={icon} />
        {text(word)}
      </Link>
    </li>
  );
}
