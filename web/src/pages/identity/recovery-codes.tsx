import { type ReactElement, type ReactNode, useState } from 'react';
import { useDates } from '../../i18n/dates.js';
import { useText } from '../../i18n/text.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Facts } from '../../ui/card.js';
import { saveText } from '../../ui/save-text.js';
import { Sheet, Sheets } from '../../ui/sheets.js';

interface RecoveryCodesParts {
  readonly codes: readonly string[];
  /** The address by which the account signs in. */
  readonly account: string;
  readonly next: ReactNode;
}

/** The codes for the day the second factor is lost, shown once: to print, copy or download. */
export function RecoveryCodes({ codes, account, next }: RecoveryCodesParts): ReactElement {
  const text = useText();
  const { date } = useDates();
  const rows = [
    [text('recovery.service'), window.location.origin],
    [text('recovery.account'), account],
    [text('recovery.madeOn'), date(new Date().toISOString())],
  ] as const;
  const file = [text('recovery.title'), ...rows.map(([name, value]) => `${name}: ${value}`), '', ...codes];
  const [copied, setCopied] = useState(false);
  return (
    <div className="flex flex-col gap-5">
      <Banner tone="caution" title={text('recovery.once')}>
        {text('recovery.how')}
      </Banner>
      <ol className="grid list-decimal gap-x-8 gap-y-1 rounded-8 border border-line bg-ground-2 py-3 pr-2 pl-8 font-mono text-14 tracking-tight select-all wide:pr-4 wide:pl-10">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button icon="print" onClick={() => window.print()}>
          {text('recovery.print')}
        </Button>
        <Button
          icon={copied ? 'check' : 'copy'}
          onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true))}
        >
          {text(copied ? 'form.copied' : 'form.copy')}
        </Button>
        <Button icon="download" onClick={() => saveText('kaiji-recovery-codes.txt', file.join('\r\n'))}>
          {text('recovery.download')}
        </Button>
      </div>
      {next}
      <Sheets>
        <Sheet title={text('recovery.title')}>
          <Facts rows={rows} />
          <ol className="list-decimal pl-8 font-mono">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
        </Sheet>
      </Sheets>
    </div>
  );
}
