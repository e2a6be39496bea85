import { type ReactElement, useState } from 'react';
import { useText } from '../i18n/text.js';
import { Button } from './button.js';

/** A text to take along: selectable, and copied by a button that says so. */
export function CopyText({ label, value }: { label: string; value: string }): ReactElement {
  const text = useText();
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(value).then(() => setCopied(true));
  return (
    <div>
      <p className="text-14 font-bold">{label}</p>
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <code className="min-w-0 grow rounded-6 border border-line bg-ground-2 px-3 py-2 font-mono text-14 break-all select-all">
          {value}
        </code>
        <Button size="small" icon={copied ? 'check' : 'copy'} onClick={copy}>
          {text(copied ? 'form.copied' : 'form.copy')}
        </Button>
      </div>
      <span role="status" className="sr-only">
        {copied ? text('form.copied') : ''}
      </span>
    </div>
  );
}
