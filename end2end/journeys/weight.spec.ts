// Pages and script stay light: people answer from the edge of a factory's network.

import { openItem } from '../support/sheet.ts';
import { expect, test } from '../support/test.ts';
import { weigh } from '../support/weigh.ts';

const PAGE = 60 * 1024;
const WASM = 200 * 1024;

test('a sheet of over 120 items in at most 60 KB a page, the script in 200 KB', async ({ portal, desk }) => {
  const { page, context } = await desk(portal.person('supervisor@kamome.example'));
  const wasm: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) wasm.push(request.url());
  });
  await openItem(page, '4-policy-set');
  expect(wasm).toHaveLength(1);
  const script = await weigh(context, wasm[0] ?? '');
  expect(script).toMatchObject({ status: 200, encoding: 'gzip' });
  expect(script.bytes, 'the script').toBeLessThanOrEqual(WASM);

  const sheet = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  await page.goto(sheet);
  const sections = await page
    .locator(`main a[href^="${sheet}/section/"]`)
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  await page.goto(`${sheet}/whole`);
  expect(await page.locator('[id^="q-"]').count(), 'all questions on one page').toBeGreaterThan(120);
  const paths = [...new Set([sheet, `${sheet}/whole`, `${sheet}/check`, ...sections])];
  expect(paths.length).toBeGreaterThan(8);
  for (const path of paths) {
    const { status, encoding, bytes } = await weigh(context, new URL(path, portal.url).href);
    expect({ path, status, encoding }).toEqual({ path, status: 200, encoding: 'gzip' });
    expect(bytes, path).toBeLessThanOrEqual(PAGE);
  }
});
