// Every page, as everybody: in the right language, with the strict policy, without an error, for readers and for narrow
// screens.

import type { Page, Response } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { crawl, routes } from '../support/crawl.ts';
import { expect, test } from '../support/test.ts';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

// Pages that no link of somebody signed in leads to: each has a journey of its own, or stands below.
const APART = [
  '/not-found',
  '/invitation/:token',
  '/sign-in',
  '/sign-in/second-factor',
  '/sign-in/authenticator',
];

async function sound(page: Page, language: string, response: Response | null): Promise<void> {
  const where = page.url();
  expect.soft(await page.locator('html').getAttribute('lang'), where).toBe(language);
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect.soft(policy, where).toMatch(/script-src 'nonce-[\w+/=-]{16,}'/);
  expect.soft(policy, where).toContain("default-src 'none'");
  expect.soft(policy, where).not.toContain('unsafe-inline');
  expect.soft(await page.locator('h1').count(), `one h1: ${where}`).toBe(1);
  expect.soft(await page.title(), where).toMatch(/Kakunin 確認$/);
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    const { wide, room } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
    }));
    expect.soft(wide, `${where} at ${size.width} px`).toBeLessThanOrEqual(room);
  }
}

test('every page as everybody', async ({ portal, desk, language, javaScriptEnabled }) => {
  test.setTimeout(420_000);
  const visited = new Set<string>();
  const examined = new Set<string>();
  for (const person of oneOfEachRole(portal.people)) {
    await test.step(person.roles.join('+'), async () => {
      const { page, watch } = await desk(person);
      let response: Response | null = null;
      page.on('response', (given) => {
        if (given.request().isNavigationRequest() && given.frame() === page.mainFrame()) response = given;
      });
      await page.goto('/');
      const seen = await crawl(page, async (path, route) => {
        const status = (response as Response | null)?.status();
        expect.soft(status, `${path} as ${person.roles.join('+')}`).toBe(200);
        await sound(page, language, response);
        // A page is much the same for everybody: with script and in Japanese all are examined, else one of each.
        const role = javaScriptEnabled && language === 'ja' ? person.roles.join('+') : '';
        if (javaScriptEnabled && !examined.has(`${route} ${role}`)) {
          examined.add(`${route} ${role}`);
          await accessible(page, `${path} as ${person.roles.join('+')}`);
        }
      }, 1);
      for (const route of seen) visited.add(route);
      expect.soft(watch.seen, person.roles.join('+')).toEqual([]);
    });
  }
  const missed = routes().filter((route) => !visited.has(route) && !APART.includes(route));
  expect.soft(missed, 'pages to which no link leads').toEqual([]);
});

test('pages before somebody is signed in', async ({ desk, language, javaScriptEnabled, words }) => {
  const { page, watch } = await desk();
  watch.expect(/404/);
  for (const [path, status] of [['/sign-in', 200], ['/nothing/of/the/kind', 404], ['/invitation/not-a-token', 200]] as const) {
    const response = await page.goto(path);
    expect.soft(response?.status(), path).toBe(status);
    await sound(page, language, response);
    if (javaScriptEnabled) await accessible(page);
  }
  await page.goto('/nothing/of/the/kind');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.say('shell.not_found'));
  await page.goto('/engagement');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

function oneOfEachRole<T extends { roles: string[] }>(people: T[]): T[] {
  const seen = new Set<string>();
  return people.filter(({ roles }) => {
    const fresh = roles.some((role) => !seen.has(role));
    for (const role of roles) seen.add(role);
    return fresh;
  });
}
