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

/** Who came by single sign-on; what the account has is not known here. */
const KNOWN_ELSEWHERE: Known = {
  email: '',
  expiresAt: '',
  next: 'verify',
  factors: ['passkey', 'totp', 'recovery-code'],
};

/** Sign-in: the password, then the second factor, which is enrolled the first time. */
export function SignInPage(): ReactElement {
  const text = useText();
  const { next, step, problem } = useSearch({ from: '/sign-in' });
  const [known, setKnown] = useState<Known | null>(step === 'second' ? KNOWN_ELSEWHERE : null);
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
      {known === null ? (
        <>
          <Reason {...{ next, problem }} />
          <FirstFactor onKnown={setKnown} onSignedIn={() => void enter()} />
        </>
      ) : (
        <SecondStep {...{ known, setKnown, onVerified }} />
      )}
    </EntryFrame>
  );
}

/** Why one is at this screen again. */
function Reason({ next, problem }: { next: string | undefined; problem: string | undefined }): ReactElement | null {
  const text = useText();
  if (problem !== undefined)
    return (
      <Banner tone="stop" role="alert" title={text('signIn.ssoRefused')}>
        {text('signIn.ssoRefusedNext', { code: problem })}
      </Banner>
    );
  return next === undefined ? null : (
    <Banner tone="act" title={text('signIn.ended')}>
      {text('signIn.endedNext')}
    </Banner>
  );
}

interface SecondStepParts {
  readonly known: Known;
  readonly setKnown: (known: Known | null) => void;
  readonly onVerified: (verified: Verified) => void;
}

function SecondStep({ known, setKnown, onVerified }: SecondStepParts): ReactElement {
  const text = useText();
  const cameBySso = known === KNOWN_ELSEWHERE;
  return (
    <Steps>
      <Step
        done
        title={text(cameBySso ? 'signIn.ssoKnown' : 'signIn.firstStep')}
        aside={<Again onClick={() => setKnown(null)} />}
      >
        <p className="text-14 text-ink-2">{known.email}</p>
      </Step>
      <Step number={2} title={text(known.next === 'enrol' ? 'enrol.title' : 'secondFactor.title')}>
        {known.next === 'enrol' ? (
          <EnrolFactor onEnrolled={onVerified} />
        ) : (
          <SecondFactor factors={known.factors} submit={text('signIn.submit')} onVerified={onVerified} />
        )}
        {cameBySso && (
          <Button look="text" onClick={() => setKnown({ ...known, next: 'enrol' })}>
            {text('signIn.notEnrolled')}
          </Button>
        )}
      </Step>
    </Steps>
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
