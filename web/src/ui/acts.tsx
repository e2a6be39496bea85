import { type ReactElement, useState } from 'react';
import { Button } from './button.js';
import { Question, type QuestionParts } from './confirm.js';
import { Dialog, LeaveButton } from './dialog.js';
import { Icon, type IconName } from './icon.js';

/** One of the acts on a thing, each asked for once more. */
export interface Act extends QuestionParts {
  readonly label: string;
  readonly icon: IconName;
}

interface ActsParts {
  readonly label: string;
  /** Says to a screen reader which row the button belongs to. */
  readonly of: string;
  readonly title: string;
  readonly acts: readonly Act[];
}

/** A button that opens the list of acts on one thing: rare ones, which would crowd each row of a list. */
export function Acts({ label, of, title, acts }: ActsParts): ReactElement {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const act = acts.find((one) => one.label === chosen);
  const close = (): void => {
    setOpen(false);
    setChosen(undefined);
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {label}
        <span className="sr-only"> {of}</span>
      </Button>
      <Dialog title={act?.title ?? title} open={open} onClose={close}>
        {act ? (
          <div ref={focusOn} tabIndex={-1} className="outline-none">
            <Question {...act} onDone={close} />
          </div>
        ) : (
          <>
            <List acts={acts} onChoose={setChosen} />
            <LeaveButton onClick={close} />
          </>
        )}
      </Dialog>
    </>
  );
}

function List({ acts, onChoose }: { acts: readonly Act[]; onChoose: (label: string) => void }): ReactElement {
  return (
    <ul className="divide-y divide-line-soft border-y border-line-soft">
      {acts.map(({ label, icon, look }) => (
        <li key={label}>
          <button
            type="button"
            className={`flex min-h-12 w-full items-center gap-3 px-1 text-left hover:bg-ground-2 hover:underline ${look === 'danger' ? 'text-stop' : 'text-act'}`}
            onClick={() => onChoose(label)}
          >
            <Icon name={icon} />
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The list that held the focus is gone. */
function focusOn(element: HTMLElement | null): void {
  element?.focus();
}
