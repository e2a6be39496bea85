import type { Page } from 'playwright-core';

/** What went wrong in a browser, in its own words: errors of scripts, refused by the content security policy, not loaded. */
export interface Watch {
  readonly faults: string[];
}

/** Refusals that the screens handle; the browser writes a line about each. */
const HANDLED = new Set([401, 403, 404, 409, 410, 412, 422, 429]);
const REFUSED = /the server responded with a status of/;

/** Notes whatever goes wrong on a page from now on. */
export async function attend(page: Page): Promise<Watch> {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type()) && !REFUSED.test(line.text()))
      faults.push(`console: ${line.text()}`);
  });
  page.on('response', (response) => {
    const status = response.status();
    if (status >= 400 && !HANDLED.has(status))
      faults.push(`${status}: ${response.request().method()} ${response.url()}`);
  });
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.exposeFunction('kaijiTold', (fault: string) => faults.push(fault));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { kaijiTold: (fault: string) => void }).kaijiTold(
        `policy: ${event.violatedDirective} ${event.blockedURI}`,
      );
    });
  });
  return { faults };
}
