import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAct } from '../api/ask.js';
import { type Me, switchOrganization } from '../api/operations.js';
import { useActAs } from '../api/session.js';
import { useText } from '../i18n/text.js';
import { Icon } from '../ui/icon.js';
import { Menu, MenuButton } from './menu.js';

/** The organization acted for, and the way to another of one's own. */
export function OrganizationMenu({ me }: { me: Me }): ReactElement {
  const text = useText();
  const others = me.organizations.filter(({ organizationId }) => organizationId !== me.organization.organizationId);
  const shown = (
    <>
      <span className="shrink-0 rounded-4 bg-area px-2 py-0.5 font-bold text-paper">
        {text(`word.kind.${me.organization.kind}`)}
      </span>
      <b className="truncate">{me.organization.name}</b>
    </>
  );
  if (others.length === 0)
    return (
      <p className="flex min-w-0 items-center gap-2.5 border-line px-2 text-14 wide:border-l wide:pl-4">{shown}</p>
    );
  return (
    <div className="min-w-0 border-line wide:border-l wide:pl-2">
      <Menu
        label={text('frame.switchTo')}
        button={
          <>
            {shown}
            <Icon name="down" className="size-4" />
          </>
        }
      >
        <p className="px-3 py-1 text-14 text-ink-3">{text('frame.switchTo')}</p>
        <Others others={others} />
      </Menu>
    </div>
  );
}

function Others({ others }: { others: Me['organizations'] }): ReactElement {
  const text = useText();
  const actAs = useActAs();
  const navigate = useNavigate();
  const act = useAct(switchOrganization);
  const switchTo = async (organizationId: string): Promise<void> => {
    await actAs(await act.mutateAsync({ body: { organizationId } }));
    await navigate({ to: '/' });
  };
  return (
    <ul>
      {others.map(({ organizationId, name, kind }) => (
        <li key={organizationId}>
          <MenuButton onClick={() => void switchTo(organizationId)}>
            <span className="grow">{name}</span>
            <span className="shrink-0 text-ink-3">{text(`word.kind.${kind}`)}</span>
          </MenuButton>
        </li>
      ))}
    </ul>
  );
}
