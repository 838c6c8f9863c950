// What Lighthouse says of some pages: `cargo xtask bench` starts this with one word of JSON, { url, pages: [[path, cookie]] }, and
// reads a line of JSON for each page. Its own defaults: an emulated phone on a slow line with a slow processor.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const { url, pages } = JSON.parse(process.argv[2]);
const profile = mkdtempSync(join(tmpdir(), 'kakunin-lighthouse-'));
const chromium = await launch({
  chromePath: process.env.CHROMIUM,
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  userDataDir: profile,
});
try {
  for (const [path, cookie] of pages) {
    const extraHeaders = cookie === '' ? {} : { Cookie: cookie };
    const options = { port: chromium.port, onlyCategories: ['performance', 'accessibility'], extraHeaders };
    const found = await lighthouse(new URL(path, url).href, { ...options, output: 'json', logLevel: 'error' });
    const { categories, audits, runtimeError, finalDisplayedUrl } = found.lhr;
    if (runtimeError !== undefined) throw new Error(`${path}: ${runtimeError.message}`);
    // Whoever is not signed in is led elsewhere, and nothing would be known of the page.
    if (new URL(finalDisplayedUrl).pathname !== path) throw new Error(`${path} led to ${finalDisplayedUrl}`);
    const refs = [...categories.performance.auditRefs, ...categories.accessibility.auditRefs];
    const missed = refs.filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 0.9);
    console.log(
      JSON.stringify({
        path,
        performance: categories.performance.score,
        accessibility: categories.accessibility.score,
        missed: missed.map(({ id }) => `${id}: ${audits[id].displayValue ?? audits[id].score}`),
      }),
    );
  }
} finally {
  await chromium.kill();
  rmSync(profile, { recursive: true, force: true });
}
