import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAct } from '../api/ask.js';
import { deleteSession, type Me } from '../api/operations.js';
import { useForget } from '../api/session.js';
import { useText } from '../i18n/text.js';
import { Icon } from '../ui/icon.js';
import { LanguageSwitch } from './language-switch.js';
import { Menu, MenuButton } from './menu.js';

/** Who one is, and the way out. */
export function AccountMenu({ me }: { me: Me }): ReactElement {
  const text = useText();
  const forget = useForget();
  const navigate = useNavigate();
  const end = useAct(deleteSession);
  const signOut = async (): Promise<void> => {
    await end.mutateAsync({});
    await navigate({ to: '/sign-in' });
    forget();
  };
  return (
    <div className="at-end">
      <Menu
        label={text('frame.account')}
        button={
          <>
            <span
              aria-hidden="true"
              className="grid size-8 shrink-0 place-items-center rounded-full bg-act-tint font-bold text-act-2"
            >
              {Array.from(me.name)[0]}
            </span>
            <span className="max-w-40 truncate max-wide:hidden">{me.name}</span>
            <Icon name="down" className="size-4 max-wide:hidden" />
          </>
        }
      >
        <p className="px-3 py-1 text-14 text-ink-3">
          {me.name}
          <br />
          {me.email}
        </p>
        <LanguageSwitch />
        <MenuButton onClick={() => void signOut()}>
          <Icon name="door" />
          {text('frame.signOut')}
        </MenuButton>
      </Menu>
    </div>
  );
}
