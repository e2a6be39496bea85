import { type ReactElement, type ReactNode, type Ref } from 'react';
import { Icon } from './icon.js';
import { SHAPES, type Tone } from './state.js';

const EDGES: Record<Tone, string> = {
  ok: 'border-ok-line border-l-ok-mark [&>svg]:text-ok-mark',
  caution: 'border-caution-line border-l-caution-mark [&>svg]:text-caution-mark',
  warn: 'border-warn-line border-l-warn-mark [&>svg]:text-warn-mark',
  stop: 'border-stop-line border-l-stop-mark [&>svg]:text-stop-mark',
  act: 'border-act-line border-l-act [&>svg]:text-act',
  mute: 'border-line border-l-solid-gray-536 [&>svg]:text-solid-gray-536',
};

interface BannerParts {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons at its end. */
  readonly acts?: ReactNode;
  readonly role?: 'alert' | 'status';
  readonly ref?: Ref<HTMLDivElement>;
}

/** What happened, what is safe, what to do next. */
export function Banner({ tone, title, children, acts, role, ref }: BannerParts): ReactElement {
  return (
    <div
      ref={ref}
      role={role}
      tabIndex={ref ? -1 : undefined}
      className={`grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3 gap-y-0.5 rounded-8 border border-l-[6px] bg-paper px-[1.125rem] py-3.5 text-14 ${EDGES[tone]}`}
    >
      <Icon name={SHAPES[tone]} className="mt-px size-[1.375rem]" />
      <div>
        <p className="text-16 leading-normal font-bold">{title}</p>
        {children}
        {acts && <div className="mt-2.5 flex flex-wrap gap-2">{acts}</div>}
      </div>
    </div>
  );
}
