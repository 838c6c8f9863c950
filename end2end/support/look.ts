// What holds for every page.

import { join } from 'node:path';
import type { Page, Response } from '@playwright/test';
import { accessible, scripted } from './axe.ts';
import { expect, test } from './test.ts';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

/** In its language, with the strict policy, with one heading and a title, and no wider than the screen. */
export async function sound(page: Page, language: string, response: Response | null): Promise<void> {
  const where = page.url();
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect.soft(policy, where).toMatch(/script-src 'nonce-[\w+/=-]{16,}'/);
  expect.soft(policy, where).toContain("default-src 'none'");
  expect.soft(policy, where).not.toContain('unsafe-inline');
  expect.soft(await page.locator('html').getAttribute('lang'), where).toBe(language);
  expect.soft(await page.locator('h1').count(), `one h1: ${where}`).toBe(1);
  expect.soft(await page.title(), where).toMatch(/Kakunin 確認$/);
  await fits(page);
}

/** Nothing has to be scrolled sideways. */
export async function fits(page: Page): Promise<void> {
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    const { wide, room, beyond } = await page.evaluate(() => {
      const { scrollWidth: wide, clientWidth: room } = document.documentElement;
      const all = wide > room ? [...document.querySelectorAll('main *')] : [];
      const right = (one: Element) => one.getBoundingClientRect().right;
      // What cannot be narrower stands at the edge, or is scrolled itself.
      const edge = all.filter((one) => right(one) >= wide - 1 || one.scrollWidth > one.clientWidth + 1);
      const inner = edge.filter((one) => !edge.some((other) => other !== one && one.contains(other)));
      return { wide, room, beyond: inner.map((one) => `${one.localName}.${one.className} ${one.textContent?.slice(0, 40)}`) };
    });
    expect.soft(wide, `${page.url()} at ${size.width} px: ${beyond.slice(0, 4).join(' | ')}`).toBeLessThanOrEqual(room);
  }
}

/** Looks at pages of a journey as every reader meets them; they are kept as pictures where KAKUNIN_PICTURES names a folder. Barriers
 *  are looked for with script only, which takes as long as all the rest: without it the same markup stands there, and the crawl
 *  looks at one page of each kind. */
export function looker(journey: string): (page: Page, name: string) => Promise<void> {
  return async (page, name) => {
    await expect(page.locator('h1')).toHaveCount(1);
    if (await scripted(page)) await accessible(page);
    await fits(page);
    const folder = process.env['KAKUNIN_PICTURES'];
    if (folder) await page.screenshot({ path: join(folder, `${test.info().project.name}-${journey}-${name}.png`), fullPage: true });
  };
}
