// Every page that somebody can reach by links: one of each kind, and never what only leaves the portal.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const ROUTES = join(import.meta.dirname, '../../app/src/routes.rs');
const ID = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32})$/;
const AWAY = [/\/provider\//, /^\/evidence\//, /\.(csv|xlsx|pdf|json)$/, /\/download(\/|$)/, /^\/assets\//, /^\/health\//];

/** Patterns of all pages of the portal, as its route table has them: `/engagement/:id`. */
export function routes(): string[] {
  return [...readFileSync(ROUTES, 'utf8').matchAll(/path=path!\("([^"]+)"\)/g)].map(([, path = '']) => path);
}

/** The route that this path is of. */
export function route(path: string): string {
  const plain = path.split(/[?#]/)[0] ?? path;
  const fits = (pattern: string) => {
    const [wanted, given] = [pattern.split('/'), plain.split('/')];
    return wanted.length === given.length && wanted.every((part, at) => part === given[at] || part.startsWith(':'));
  };
  // A name wins over a placeholder: `/engagement/new` is no engagement.
  const placeholders = (pattern: string) => pattern.split(':').length;
  return routes().filter(fits).sort((one, other) => placeholders(one) - placeholders(other))[0] ?? plain;
}

/** Goes to pages of each kind, `most` of one; `look` sees each but those of `without`, which are read for their links only.
 *  Gives the routes that were seen. */
export async function crawl(
  page: Page,
  look: (path: string, route: string) => Promise<void>,
  { most = 2, without = new Set<string>() } = {},
): Promise<Set<string>> {
  const origin = new URL(page.url()).origin;
  const seen = new Map<string, number>();
  const known = new Set<string>(['/']);
  const waiting = ['/'];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = route(path);
    const times = seen.get(kind) ?? 0;
    if (times >= (kind.includes(':') ? most : 1)) continue;
    seen.set(kind, times + 1);
    const links = without.has(kind) ? await read(page, path) : await visit(page, path, () => look(path, kind));
    for (const link of links.filter((link) => link.startsWith(`${origin}/`)).map((link) => new URL(link))) {
      const next = `${link.pathname}${kindOfQuery(link)}`;
      if (!known.has(next) && !AWAY.some((away) => away.test(link.pathname))) {
        known.add(next);
        waiting.push(next);
      }
    }
  }
  return new Set(seen.keys());
}

/** Where the links of a page lead to that is shown to `look`. */
async function visit(page: Page, path: string, look: () => Promise<void>): Promise<string[]> {
  await page.goto(path);
  await look();
  return page.locator('a[href]').evaluateAll((all) => all.map((link) => new URL(link.getAttribute('href') ?? '', document.baseURI).href));
}

/** Where the links of a page lead to, without showing it: a tenth of the time. */
async function read(page: Page, path: string): Promise<string[]> {
  const body = await (await page.request.get(path)).text();
  return page.evaluate((html) => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('a[href]')]
    .map((link) => new URL(link.getAttribute('href') ?? '', document.baseURI).href), body);
}

/** A filter or a place in a list is no other page; what is asked for by key is. */
function kindOfQuery(link: URL): string {
  const asked = [...link.searchParams.values()].some((value) => ID.test(value) || /^[a-z]\d+$/.test(value));
  return asked ? link.search : '';
}
