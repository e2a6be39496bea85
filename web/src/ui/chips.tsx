import type { ReactElement } from 'react';

interface ChipsParts<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, word: string])[];
  readonly onChoose: (value: Value) => void;
}

/** A filter of few words, one of which is in force. */
export function Chips<Value extends string>({ label, value, options, onChoose }: ChipsParts<Value>): ReactElement {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-2 print:hidden">
      {options.map(([option, word]) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === value}
          onClick={() => onChoose(option)}
          className="min-h-11 rounded-full border border-solid-gray-420 px-4 text-14 hover:border-ink hover:underline aria-pressed:border-act aria-pressed:bg-act aria-pressed:font-bold aria-pressed:text-paper wide:min-h-8 wide:px-3"
        >
          {word}
        </button>
      ))}
    </div>
  );
}
