import { useRouter, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { type HalfSession, type Verified } from '../../api/operations.js';
import { useForget } from '../../api/session.js';
import { useText } from '../../i18n/text.js';
import { EntryFrame } from '../../shell/entry-frame.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Step, Steps } from '../../ui/steps.js';
import { EnrolFactor } from './enrol-factor.js';
import { FirstFactor } from './first-factor.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecondFactor } from './second-factor.js';

/** Somebody who has shown the first factor. */
interface Known extends HalfSession {
  readonly email: string;
}

/** Sign-in: the password, then the second factor, which is enrolled the first time. */
export function SignInPage(): ReactElement {
  const text = useText();
  const { next } = useSearch({ from: '/sign-in' });
  const [known, setKnown] = useState<Known | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const enter = useEntrance(next);
  const onVerified = (verified: Verified): void => {
    if (verified.recoveryCodes) setCodes(verified.recoveryCodes);
    else void enter();
  };
  if (codes)
    return (
      <EntryFrame title={text('recovery.title')}>
        <RecoveryCodes
          codes={codes}
          next={
            <Button look="solid" size="large" wide onClick={() => void enter()}>
              {text('recovery.kept')}
            </Button>
          }
        />
      </EntryFrame>
    );
  return (
    <EntryFrame title={text('signIn.title')} aside={<About />}>
      {next !== undefined && known === null && (
        <Banner tone="act" title={text('signIn.ended')}>
          {text('signIn.endedNext')}
        </Banner>
      )}
      {known === null ? (
        <FirstFactor onKnown={setKnown} onSignedIn={() => void enter()} />
      ) : (
        <Steps>
          <Step done title={text('signIn.firstStep')} aside={<Again onClick={() => setKnown(null)} />}>
            <p className="text-14 text-ink-2">{known.email}</p>
          </Step>
          <Step number={2} title={text(known.next === 'enrol' ? 'enrol.title' : 'secondFactor.title')}>
            {known.next === 'enrol' ? (
              <EnrolFactor onEnrolled={onVerified} />
            ) : (
              <SecondFactor factors={known.factors} submit={text('signIn.submit')} onVerified={onVerified} />
            )}
          </Step>
        </Steps>
      )}
    </EntryFrame>
  );
}

function Again({ onClick }: { onClick: () => void }): ReactElement {
  const text = useText();
  return (
    <Button look="text" size="small" onClick={onClick}>
      {text('signIn.asSomebodyElse')}
    </Button>
  );
}

function About(): ReactElement {
  const text = useText();
  return (
    <>
      <Card icon="shield" title={text('signIn.aboutSecond')}>
        <p className="text-14">{text('signIn.aboutSecondText')}</p>
      </Card>
      <Card icon="person" title={text('signIn.aboutLost')}>
        <p className="text-14">{text('signIn.aboutLostText')}</p>
      </Card>
    </>
  );
}

/** Opens the screen one wanted, asking anew who one is. */
function useEntrance(next: string | undefined): () => Promise<void> {
  const forget = useForget();
  const router = useRouter();
  return async () => {
    forget();
    router.history.push(next ?? '/');
    await router.invalidate();
  };
}
