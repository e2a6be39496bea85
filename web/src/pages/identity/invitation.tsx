import { type ReactElement, useState } from 'react';
import { useAsk } from '../../api/ask.js';
import { useKeptToken } from '../../api/link-token.js';
import { getInvitation, type InvitationCard } from '../../api/operations.js';
import { useDates } from '../../i18n/dates.js';
import { useText } from '../../i18n/text.js';
import { EntryFrame } from '../../shell/entry-frame.js';
import { StepUp } from '../../shell/step-up.js';
import { Answer } from '../../ui/answer.js';
import { Banner } from '../../ui/banner.js';
import { LinkButton } from '../../ui/button.js';
import { Facts } from '../../ui/card.js';
import { InvitationWays } from './invitation-ways.js';

/** What one is invited to, by whom, and the ways in. */
export function InvitationPage(): ReactElement {
  const text = useText();
  const token = useKeptToken();
  const card = useAsk(getInvitation, { query: { token } });
  const [joined, setJoined] = useState(false);
  return (
    <EntryFrame title={text('invitation.title')}>
      {joined ? (
        <Banner
          tone="ok"
          role="status"
          title={text('invitation.joined')}
          acts={
            <LinkButton to="/sign-in" look="solid">
              {text('signIn.toSignIn')}
            </LinkButton>
          }
        >
          {text('invitation.joinedNext')}
        </Banner>
      ) : (
        <Answer of={card}>
          {(found) => (
            <>
              <About card={found} />
              <InvitationWays card={found} token={token} onJoined={() => setJoined(true)} />
            </>
          )}
        </Answer>
      )}
      <StepUp />
    </EntryFrame>
  );
}

function About({ card }: { card: InvitationCard }): ReactElement {
  const text = useText();
  const { date } = useDates();
  return (
    <>
      <div>
        {card.namedBy !== null && <p className="mb-2">{text('invitation.namedBy', { hospital: card.namedBy })}</p>}
        <p>
          {text('invitation.invites', {
            organization: card.organizationName,
            kind: text(`word.kind.${card.kind}`),
            role: text(`word.role.${card.role}`),
          })}
        </p>
      </div>
      <Facts
        rows={[
          [text('invitation.means'), text(`word.roleMeans.${card.role}`)],
          [text('invitation.email'), card.email],
          [text('invitation.until'), date(card.expiresAt)],
        ]}
      />
    </>
  );
}
