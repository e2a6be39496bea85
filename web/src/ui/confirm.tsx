import { type ReactElement, type ReactNode, useState } from 'react';
import { Button, type Look, type Size } from './button.js';
import { Dialog, LeaveButton } from './dialog.js';
import type { Blames } from './field-faults.js';
import { Form, type Values } from './form.js';

/** What is asked before an act. */
export interface QuestionParts {
  readonly look?: Look;
  readonly title: string;
  readonly children: ReactNode;
  /** What the button says that does it. */
  readonly submit: string;
  readonly act: (values: Values) => Promise<unknown>;
  readonly blames?: Blames;
  /** The act was a first step: the question stays and goes on. */
  readonly keepsOpen?: boolean;
}

interface ConfirmParts extends QuestionParts {
  /** What the button says that opens the question. */
  readonly label: string;
  /** Says to a screen reader which row the button belongs to. */
  readonly of?: string;
  readonly size?: Size;
}

/** A button whose act is asked for once more, because it cannot be undone or needs a word. */
export function Confirm({ label, of, look = 'danger', size = 'small', ...question }: ConfirmParts): ReactElement {
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button look={look} size={size} onClick={() => setOpen(true)}>
        {label}
        {of !== undefined && <span className="sr-only"> {of}</span>}
      </Button>
      <Dialog title={question.title} open={open} onClose={close}>
        <Question {...question} look={look} onDone={close} />
      </Dialog>
    </>
  );
}

/** Asks, in a dialog, and does it. */
export function Question({
  look = 'danger',
  children,
  submit,
  act,
  blames = {},
  keepsOpen = false,
  onDone,
}: Omit<QuestionParts, 'title'> & { onDone: () => void }): ReactElement {
  return (
    <Form
      look={look === 'danger' ? 'danger' : 'solid'}
      submit={submit}
      blames={blames}
      act={(values) => act(values).then(keepsOpen ? undefined : onDone)}
      beside={<LeaveButton onClick={onDone} />}
    >
      <div className="flex flex-col gap-4">{children}</div>
    </Form>
  );
}
