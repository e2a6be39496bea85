import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Icon, type IconName } from './icon.js';

/** `solid`: the one act a screen is about; `plain`: other acts; `danger`: what cannot be undone; `text`: beside others. */
export type Look = 'solid' | 'plain' | 'danger' | 'text';
export type Size = 'large' | 'normal' | 'small';

const LOOKS: Record<Look, string> = {
  solid: 'border-act bg-act text-paper font-bold hover:bg-act-2 active:bg-act-3',
  plain: 'border-act bg-paper text-act font-bold hover:bg-act-tint hover:text-act-2',
  danger: 'border-stop-mark bg-paper text-stop font-bold hover:bg-stop-tint',
  text: 'border-transparent bg-transparent px-0! text-act-2 underline underline-offset-4 hover:decoration-[3px]',
};
const SIZES: Record<Size, string> = {
  large: 'min-h-12 px-6 rounded-8',
  normal: 'min-h-11 wide:min-h-10 px-4 rounded-8',
  small: 'min-h-11 wide:min-h-8 px-3 rounded-6 text-14',
};
const BASE =
  'inline-flex items-center justify-center gap-1.5 border py-1 text-center leading-snug no-underline hover:underline print:hidden';

interface Clothes {
  readonly look?: Look | undefined;
  readonly size?: Size | undefined;
  readonly wide?: boolean | undefined;
}

interface Outfit extends Clothes {
  readonly icon?: IconName;
  readonly children: ReactNode;
}

function outfit({ look = 'plain', size = 'normal', wide = false }: Clothes): string {
  return `${BASE} ${LOOKS[look]} ${SIZES[size]} ${wide ? 'w-full' : ''}`;
}

/** A button; `busy` while its act is under way. */
export function Button({
  look,
  size,
  icon,
  wide,
  busy = false,
  children,
  ...rest
}: Outfit & { busy?: boolean } & ComponentProps<'button'>): ReactElement {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      className={`${outfit({ look, size, wide })} ${busy ? 'opacity-60' : ''}`}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {icon && <Icon name={icon} className="size-[1.125rem]" />}
      {children}
    </button>
  );
}

/** A link to another screen that looks like a button. */
export function LinkButton({ look, size, icon, wide, children, ...rest }: Outfit & LinkProps): ReactElement {
  return (
    <Link {...rest} className={outfit({ look, size, wide })}>
      {icon && <Icon name={icon} className="size-[1.125rem]" />}
      {children}
    </Link>
  );
}

/** A link out of these screens that looks like a button. */
export function AddressButton({
  look,
  size,
  icon,
  wide,
  children,
  ...rest
}: Outfit & Pick<ComponentProps<'a'>, 'href' | 'onClick'>): ReactElement {
  return (
    <a {...rest} className={outfit({ look, size, wide })}>
      {icon && <Icon name={icon} className="size-[1.125rem]" />}
      {children}
    </a>
  );
}

/** A link to a file of the API, which names it unless `fileName` does. */
export function DownloadLink({
  fileName = '',
  look,
  size,
  icon = 'download',
  children,
  href,
}: Outfit & { href: string; fileName?: string }): ReactElement {
  return (
    <a href={href} download={fileName} className={outfit({ look, size })}>
      <Icon name={icon} className="size-[1.125rem]" />
      {children}
    </a>
  );
}
