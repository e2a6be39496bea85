import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

/** What a state means for its reader; always with a shape and a word beside it. */
export type Tone = 'ok' | 'caution' | 'warn' | 'stop' | 'act' | 'mute';

export const SHAPES: Record<Tone, IconName> = {
  ok: 'check',
  caution: 'warn',
  warn: 'warn',
  stop: 'stop',
  act: 'info',
  mute: 'pause',
};
const INKS: Record<Tone, string> = {
  ok: 'text-ok bg-ok-tint border-ok-line',
  caution: 'text-caution bg-caution-tint border-caution-line',
  warn: 'text-warn bg-warn-tint border-warn-line',
  stop: 'text-stop bg-stop-tint border-stop-line',
  act: 'text-act-2 bg-act-tint border-act-line',
  mute: 'text-ink-2 bg-ground-2 border-line',
};

/** A state: shape, word and colour. */
export function State({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }): ReactElement {
  return (
    <span
      className={`inline-flex min-h-[1.625rem] items-center gap-1 rounded-4 border py-px pr-2 pl-1.5 text-14 leading-snug ${INKS[tone]}`}
    >
      <Icon name={icon ?? SHAPES[tone]} className="size-4" />
      {children}
    </span>
  );
}
