import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../i18n/text.js';
import { Button } from './button.js';

interface DialogParts {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A decision in front of the screen. Escape leaves it, and the focus returns to where it came from. */
export function Dialog({ title, open, onClose, children }: DialogParts): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      className="m-auto w-full max-w-[36rem] rounded-12 bg-paper p-0 text-ink shadow-6 max-wide:mb-0 max-wide:max-w-none max-wide:rounded-b-none"
    >
      {open && (
        <div className="flex flex-col gap-5 p-6">
          <h2 id={id}>{title}</h2>
          {children}
        </div>
      )}
    </dialog>
  );
}

/** Leaves a dialog without doing anything. */
export function LeaveButton({ onClick }: { onClick: () => void }): ReactElement {
  const text = useText();
  return (
    <Button size="large" onClick={onClick}>
      {text('form.leave')}
    </Button>
  );
}
