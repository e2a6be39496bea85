import type { ReactElement } from 'react';
import type { SealedBreakGlass } from '../../../api/operations.js';
import { useDates } from '../../../i18n/dates.js';
import { useText } from '../../../i18n/text.js';
import { Facts } from '../../../ui/card.js';
import { Sheet, Sheets } from '../../../ui/sheets.js';

/** Where the codes of the envelopes are typed in. */
export function emergencyAddress(): string {
  return `${window.location.origin}/emergency`;
}

/** A printed sheet for each envelope, which says by itself what it is and how it is used. */
export function EnvelopeSheets({ account: { label, sealedAt, codes } }: { account: SealedBreakGlass }): ReactElement {
  const text = useText();
  const { date } = useDates();
  return (
    <Sheets>
      {codes.map((code, index) => (
        <Sheet key={code} title={text('glass.sheet', { number: index + 1 })}>
          <p>{text('glass.sheetMeans')}</p>
          <Facts
            rows={[
              [text('glass.label'), label],
              [text('glass.envelope', { number: index + 1 }), <code key="code">{code}</code>],
              [text('glass.address'), emergencyAddress()],
              [text('glass.sealedAt'), date(sealedAt)],
            ]}
          />
        </Sheet>
      ))}
    </Sheets>
  );
}
