import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE } from './person.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** The screen shown now has no fault that axe-core finds, on a desktop and on a phone, and is no wider than either. */
export async function assertAccessible(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of [['desktop', DESKTOP] as const, ['phone', PHONE] as const]) {
    await page.setViewportSize(viewport);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${name} (${size}) is ${overflow} px too wide`);
    assert.deepEqual(await violations(page), [], `${name} (${size})`);
    if (size === 'phone') assert.deepEqual(await smallTargets(page), [], `too small to touch on ${name}`);
  }
  await page.setViewportSize(DESKTOP);
}

/** What is pressed and lower than 44 px; links within a sentence are as high as their line. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pressed = [
      ...document.querySelectorAll<HTMLElement>('button, a[href], select, summary, input:not([type=hidden])'),
    ];
    const isShown = (element: HTMLElement): boolean => element.checkVisibility() && element.offsetWidth > 1;
    const targetOf = (element: HTMLElement): HTMLElement =>
      element.matches('[type=checkbox], [type=radio]') ? (element.closest('label') ?? element) : element;
    return pressed
      .filter((element) => isShown(element) && getComputedStyle(element).display !== 'inline')
      .map(targetOf)
      .filter((element) => element.getBoundingClientRect().height < 44)
      .map((element) => `${element.getBoundingClientRect().height} px: ${element.outerHTML.slice(0, 120)}`);
  });
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
  );
}

/** How far the content moved by itself while it loaded (cumulative layout shift), and what its scripts weighed on the wire. */
export async function loadFigures(page: Page): Promise<{ shift: number; scriptBytes: number }> {
  return page.evaluate(async () => {
    const shift = await new Promise<number>((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
          if (!entry.hadRecentInput) sum += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve(sum), 300);
    });
    const scripts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ name }) =>
      name.endsWith('.js'),
    );
    return { shift, scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) };
  });
}
