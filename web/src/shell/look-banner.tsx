import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAct } from '../api/ask.js';
import { closeOperatorAccess, type Me } from '../api/operations.js';
import { useActAs } from '../api/session.js';
import { useDates } from '../i18n/dates.js';
import { useText } from '../i18n/text.js';
import { ActButton } from '../ui/act-button.js';
import { Banner } from '../ui/banner.js';

/** Says all the while that an operator reads for an organization of somebody else, and ends it. */
export function LookBanner({ me: { organization, operatorAccess } }: { me: Me }): ReactElement | null {
  const text = useText();
  const { dateTime } = useDates();
  const actAs = useActAs();
  const navigate = useNavigate();
  const close = useAct(closeOperatorAccess);
  if (operatorAccess === null) return null;
  const end = async (): Promise<void> => {
    await close.mutateAsync({ path: { id: operatorAccess.id } });
    await actAs();
    await navigate({ to: '/operation/looks' });
  };
  return (
    <div className="mb-6">
      <Banner
        tone="warn"
        title={text('looks.now', { name: organization.name })}
        acts={<ActButton act={end}>{text('looks.end')}</ActButton>}
      >
        {text('looks.nowNext', { until: dateTime(operatorAccess.expiresAt) })}
      </Banner>
    </div>
  );
}
