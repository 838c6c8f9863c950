// What every journey has at hand: a portal of its own, its words, and people with browsers.

import { test as base, expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { Kakunin, type Keeps, type Person } from './kakunin.ts';
import { signIn } from './sign_in.ts';
import { Watch } from './watch.ts';
import { Words, type Language } from './words.ts';

/** How long a sign-in is used again, in ms: well below the half hour after which the portal asks anew. */
const FRESH = 20 * 60_000;

/** What a project sets. */
export interface Options {
  language: Language;
}

/** A browser of somebody. */
export interface Desk {
  page: Page;
  context: BrowserContext;
  watch: Watch;
}

interface Fixtures {
  words: Words;
  /** A browser of somebody of the demonstration, signed in; of nobody, where no person is given. */
  desk: (person?: Person) => Promise<Desk>;
}

/** What a project sets for all of a worker. */
export interface WorkerOptions {
  /** Where the portal keeps its data. */
  store: Keeps;
  /** By which name of this computer the portal is reached: browsers make no passkeys for a number. */
  host: string;
  /** Names a journey with a portal that no other one sees: its clock is moved, say. Journeys of one name would share it. */
  alone: string;
}

interface WorkerFixtures {
  portal: Kakunin;
  /** Signed in once; the cookie is used again, because a code works only once, until acts that weigh would ask for another. */
  cookies: Map<string, { since: number; cookies: Awaited<ReturnType<BrowserContext['cookies']>> }>;
}

export const test = base.extend<Options & Fixtures, WorkerOptions & WorkerFixtures>({
  language: ['ja', { option: true }],
  store: ['folder', { option: true, scope: 'worker' }],
  host: ['127.0.0.1', { option: true, scope: 'worker' }],
  alone: ['', { option: true, scope: 'worker' }],
  portal: [
    async ({ store, host }, use) => {
      const portal = await Kakunin.start(store, host);
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  cookies: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  words: async ({ language }, use) => use(new Words(language)),
  desk: async ({ browser, portal, cookies, language, contextOptions, javaScriptEnabled, locale, timezoneId }, use) => {
    const desks: Desk[] = [];
    const options = { ...contextOptions, javaScriptEnabled, locale, timezoneId };
    await use(async (person) => {
      const desk = await open(browser, portal, language, options);
      desks.push(desk);
      if (person) await enter(desk, portal, person, cookies);
      return desk;
    });
    const wrong = desks.flatMap(({ watch }) => watch.seen);
    for (const { context } of desks) await context.close();
    expect(wrong, 'errors in the browser').toEqual([]);
  },
});

async function open(browser: Browser, portal: Kakunin, language: Language, options: BrowserContextOptions): Promise<Desk> {
  const context = await browser.newContext({ ...options, baseURL: portal.url });
  await context.addCookies([{ name: 'locale', value: language, url: portal.url }]);
  const watch = new Watch(context, portal.url);
  return { context, watch, page: await context.newPage() };
}

async function enter({ page, context }: Desk, portal: Kakunin, person: Person, cookies: WorkerFixtures['cookies']): Promise<void> {
  const kept = cookies.get(person.email);
  if (kept && Date.now() - kept.since < FRESH) {
    await context.addCookies(kept.cookies);
    return;
  }
  await page.goto('/sign-in');
  await signIn(page, person);
  const own = (await context.cookies(portal.url)).filter(({ name }) => name !== 'locale');
  cookies.set(person.email, { since: Date.now(), cookies: own });
}

/** As few people as have all roles. */
export function oneOfEachRole(people: Person[]): Person[] {
  const seen = new Set<string>();
  return people.filter(({ roles }) => {
    const fresh = roles.some((role) => !seen.has(role));
    for (const role of roles) seen.add(role);
    return fresh;
  });
}

export { expect };
