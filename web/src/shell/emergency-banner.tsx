import type { ReactElement } from 'react';
import { useAsk } from '../api/ask.js';
import { listSessions, type Me } from '../api/operations.js';
import { useDates } from '../i18n/dates.js';
import { useText } from '../i18n/text.js';
import { Banner } from '../ui/banner.js';

/** Says all the while that one acts by an emergency account, and until when; only operators have such accounts. */
export function EmergencyBanner({ me: { organization } }: { me: Me }): ReactElement | null {
  const text = useText();
  const { dateTime } = useDates();
  const sessions = useAsk(listSessions, {}, { enabled: organization.kind === 'operator' });
  const opened = sessions.data?.items.find(({ isThis, factors }) => isThis && factors.includes('envelope'));
  if (!opened) return null;
  return (
    <div className="mb-6">
      <Banner tone="warn" title={text('emergency.now', { until: dateTime(opened.expiresAt) })}>
        {text('emergency.nowNext')}
      </Banner>
    </div>
  );
}
