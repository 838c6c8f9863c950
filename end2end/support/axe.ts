import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const OPTIONS: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  // Only what is wrong is asked for: to describe all that is right takes long.
  resultTypes: ['violations'],
};

/** WCAG 2.2 AA as far as a machine can tell: nothing is wrong with this page. With scripts off too. */
export async function accessible(page: Page, where = page.url()): Promise<void> {
  expect.soft(await barriers(page), where).toEqual([]);
}

/** What is wrong with this page for people, one entry for each place. */
export async function barriers(page: Page): Promise<string[]> {
  return (await scripted(page)) ? await examine(page) : await barriersOfStill(page);
}

/** Whether scripts run in this page. */
export async function scripted(page: Page): Promise<boolean> {
  return page.evaluate(() => !matchMedia('(scripting: none)').matches);
}

async function examine(page: Page): Promise<string[]> {
  await page.evaluate(SOURCE);
  const violations = await page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: { run: (context: Document, options: RunOptions) => Promise<AxeResults> } };
    return (await axe.run(document, options)).violations;
  }, OPTIONS);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.html.slice(0, 300)}\n  ${node.failureSummary ?? ''}`),
  );
}

/** Where scripts are off, the examination waits for ever for its own timers: a copy is examined whose scripts may not run. */
async function barriersOfStill(page: Page): Promise<string[]> {
  const body = await page.content();
  // Its content would be text in the copy.
  expect(body, 'no content for browsers without scripts only').not.toContain('<noscript');
  const address = page.url().replace(/#.*/, '');
  const browser = page.context().browser();
  if (!browser) throw new Error('a page without a browser');
  // Said outright, because the project's own setting would be taken otherwise.
  const javaScriptEnabled = true;
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled, viewport: page.viewportSize(), storageState });
  const copy = await context.newPage();
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'none'" };
  await copy.route((url) => url.href === address, (route) => route.fulfill({ headers, body }));
  await copy.goto(address);
  const found = await examine(copy);
  await context.close();
  return found;
}
