import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMe } from '../api/session.js';
import { useText } from '../i18n/text.js';
import { placesFor } from '../shell/places.js';
import { Icon } from '../ui/icon.js';
import { Page } from '../ui/page.js';

/** The first screen after sign-in: what there is to do for this person in this organization. */
export function HomePage(): ReactElement {
  const me = useMe();
  const text = useText();
  const { name, kind, role } = me.organization;
  const places = placesFor(me).filter(({ to }) => to !== '/');
  return (
    <Page
      title={text('home.title', { name: me.name })}
      lead={text('home.lead', { organization: name, kind: text(`word.kind.${kind}`), role: text(`word.role.${role}`) })}
    >
      <ul className="grid gap-4 wide:grid-cols-2">
        {places.map(({ to, word, icon, means }) => (
          <li key={to} className="relative flex gap-4 rounded-12 border border-line p-5 hover:bg-ground-2">
            <span className="grid size-11 shrink-0 place-items-center rounded-full bg-act-tint text-act">
              <Icon name={icon} />
            </span>
            <div>
              <h2 className="text-17">
                <Link
                  to={to}
                  className="underline underline-offset-4 after:absolute after:inset-0 hover:text-act hover:decoration-[3px]"
                >
                  {text(word)}
                </Link>
              </h2>
              <p className="mt-1 text-14 text-ink-2">{text(means)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  );
}
