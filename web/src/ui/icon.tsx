import type { ReactElement } from 'react';

const DRAWINGS = {
  home: 'M3 9.5 10 3.5l7 6V17h-4.500v-4.500h-5V17H3z',
  people:
    'M7.500 9.500a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600zM2.500 16.500c0-3 2-4.800 5-4.800s5 1.800 5 4.800M13 4.200a2.700 2.700 0 0 1 0 5M14.500 12c1.900.5 3 2.100 3 4.500',
  building: 'M4 17V3.500h8V17M12 8h4v9M2.500 17h15M6.500 6.500h3M6.500 9.500h3M6.500 12.500h3',
  log: 'M4 3h12v14H4zM7 7l1 1 1.500-1.800M11 7.200h2.500M7 12l1 1 1.500-1.800M11 12.200h2.500',
  person:
    'M10 10a3.400 3.400 0 1 0 0-6.800 3.400 3.400 0 0 0 0 6.800zM3.500 17.300c0-3.800 2.800-5.500 6.500-5.500s6.500 1.700 6.500 5.500',
  key: 'M7 16a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM9.200 10.800l7.300-7.300M13.500 6.500l2.500 2.500',
  list: 'M7 5h10M7 10h10M7 15h10M3.500 5h.1M3.500 10h.1M3.500 15h.1',
  phone: 'M6 2.500h8v15H6zM9 14.800h2',
  shield: 'M10 2.500l6.500 2.500v5c0 4-3 6.500-6.500 7.500-3.500-1-6.500-3.500-6.500-7.500V5z',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.500 1.500h-13zM8.500 17.500h3',
  door: 'M8 3h8v14H8M11 10H3M5.500 7.500 3 10l2.500 2.500',
  mail: 'M2.500 4.500h15v11h-15zM2.500 5.500l7.500 6 7.500-6',
  copy: 'M7 7h9v9.500H7zM4 13V3.500h9',
  download: 'M10 3v9M6.500 9l3.500 3.500L13.500 9M3.500 16.500h13',
  print: 'M6 7V3h8v4M6 14H3.500V7h13v7H14M6 11.500h8V17H6z',
  search: 'M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM13 13l4 4',
  plus: 'M10 4v12M4 10h12',
  down: 'M5 7.500l5 5 5-5',
  check: 'M4 10.500l4 4L16 6',
  cross: 'M5 5l10 10M15 5L5 15',
  warn: 'M10 3l8 14H2zM10 8.500v4M10 14.800h.1',
  info: 'M10 17.500a7.500 7.500 0 1 0 0-15 7.500 7.500 0 0 0 0 15zM10 9v5M10 6.200h.1',
  stop: 'M6.900 2.500h6.200l4.400 4.400v6.200l-4.400 4.400H6.900l-4.400-4.400V6.900zM7.500 7.500l5 5M12.500 7.500l-5 5',
  clock: 'M10 17.500a7.500 7.500 0 1 0 0-15 7.500 7.500 0 0 0 0 15zM10 5.500V10l3 2',
  lock: 'M4.500 9h11v8h-11zM7 9V6.500a3 3 0 0 1 6 0V9',
  pause: 'M10 17.500a7.500 7.500 0 1 0 0-15 7.500 7.500 0 0 0 0 15zM8 7.500v5M12 7.500v5',
  gear: 'M10 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM10 2.500v3M10 14.500v3M2.500 10h3M14.500 10h3M4.700 4.700l2.100 2.100M13.200 13.200l2.100 2.100M15.300 4.700l-2.100 2.100M6.800 13.200l-2.100 2.100',
  glass: 'M4 3h12l-2 7a4.200 4.200 0 0 1-8 0zM10 13v4M6.500 17.500h7',
} as const;

export type IconName = keyof typeof DRAWINGS;

/** A drawing beside a word; it says nothing of its own. */
export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }): ReactElement {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
      className={`shrink-0 fill-none stroke-current stroke-[1.6] [stroke-linecap:round] [stroke-linejoin:round] ${className}`}
    >
      <path d={DRAWINGS[name]} />
    </svg>
  );
}

/** Kaiji's sign. */
export function Sign(): ReactElement {
  return <img src="/kaiji.svg" alt="" width={30} height={30} className="size-[30px]" />;
}
