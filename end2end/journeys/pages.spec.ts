// Every page, as everybody: in the right language, with the strict policy, without an error, for readers and for narrow
// screens.

import type { Page, Response } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { crawl, routes } from '../support/crawl.ts';
import { sound } from '../support/look.ts';
import { expect, oneOfEachRole, test } from '../support/test.ts';

// Pages to which nothing in the demonstration leads: the journeys of their own work look at them.
const ELSEWHERE = [
  '/not-found',
  '/invitation/:token',
  '/sign-in',
  '/sign-in/second-factor',
  '/sign-in/authenticator',
  // Nobody is led there before half an hour is over.
  '/account/reauthentication',
  // Nobody of the demonstration has a passkey: they have a journey of their own.
  '/account/passkey/:id/remove',
  // Three hundred recipients have a journey of their own.
  '/dispatch/:id',
  // The year and the vault have journeys of their own.
  '/engagement/:id/reconfirm',
  '/engagement/:id/call-off',
  '/confirmation/:id/reconfirmation',
  '/confirmation/:id/item/:key/vault',
  '/vault/:id',
  '/evidence/:id/preview',
  '/vault/:id/remove',
  // As has the application of a lower tier.
  '/application/:id/passage',
  // As has a waiver.
  '/confirmation/:id/item/:key/waiver',
  '/waiver/:id',
  '/waiver/:id/edit',
  '/waiver/:id/support',
  '/waiver/:id/return',
  '/waiver/:id/decline',
  '/waiver/:id/query',
  '/waiver/:id/answer',
  '/waiver/:id/grant',
  '/waiver/:id/refuse',
  '/waiver/:id/paper',
  '/waiver/:id/withdraw',
  '/waiver/:id/renew',
  '/engagement/:id/edit',
  '/engagement/:id/exempt',
  '/engagement/:id/require',
  '/engagement/:id/prepare',
  '/engagement/:id/send',
  '/engagement/:id/apply',
  '/engagement/:id/start',
  '/engagement/:id/suspend',
  '/engagement/:id/resume',
  // Views are kept in the journey of the desk.
  '/desk/view',
  // Agreements and corrective plans have a journey of their own.
  '/agreement/:id',
  '/agreement/:id/edit',
  '/agreement/:id/exclusion',
  '/agreement/:id/sign',
  '/agreement/:id/ask',
  '/agreement/:id/outside',
  '/agreement/:id/withdraw',
  '/agreement/:id/query',
  '/agreement/:id/answer',
  '/agreement/:id/permit',
  '/agreement/:id/refuse',
  '/agreement/:id/paper',
  '/agreement/:id/end',
  '/corrective-plan/:id',
  '/corrective-plan/:id/edit',
  '/corrective-plan/:id/part',
  '/corrective-plan/:id/version',
  '/corrective-plan/:id/report',
  '/corrective-plan/:id/revise',
  '/corrective-plan/:id/keep',
  '/corrective-plan/:id/close',
  '/corrective-plan/:id/cancel',
  '/corrective-plan/:id/query',
  '/corrective-plan/:id/answer',
  '/corrective-plan/:id/receive',
  '/corrective-plan/:id/paper',
  '/corrective-part/:id',
  // Security audits have a journey of their own.
  '/audit-plan/:id/edit',
  '/audit-plan/:id/member',
  '/audit-plan/:id/day',
  '/audit-plan/:id/procedure',
  '/audit-plan/:id/checklist',
  '/audit-plan/:id/submit',
  '/audit-plan/:id/take-back',
  '/audit-plan/:id/pass',
  '/audit-plan/:id/return',
  '/audit-plan/:id/approve',
  '/audit-plan/:id/decline',
  '/audit-plan/:id/reopen',
  '/audit-plan/:id/cancel',
  '/audit-plan/:id/order',
  '/audit/:id/workbook',
  '/audit/:id/workbook/:merge',
  '/audit/:id/grant',
  '/audit/:id/information',
  '/audit/:id/check',
  '/audit/:id/finding',
  '/audit/:id/start',
  '/audit/:id/finish',
  '/audit/:id/report',
  '/audit/:id/make-known',
  '/audit/:id/close',
  '/audit/:id/call-off',
  '/audit-finding/:id/consult',
  '/audit-finding/:id/decide',
  '/audit-finding/:id/implement',
  '/audit-finding/:id/verify',
  // So have audits by the ministry.
  '/ministry-audit/new',
  '/ministry-audit/:id',
  '/ministry-audit/:id/accept',
  '/ministry-audit/:id/days',
  '/ministry-audit/:id/take-days',
  '/ministry-audit/:id/keep-days',
  '/ministry-audit/:id/prepare',
  '/ministry-audit/:id/visit',
  '/ministry-audit/:id/leave',
  '/ministry-audit/:id/ask',
  '/ministry-audit/:id/reply',
  '/ministry-audit/:id/finding',
  '/ministry-audit/:id/report',
  '/ministry-audit/:id/answer',
  '/ministry-audit/:id/close',
  '/ministry-audit/:id/call-off',
  '/ministry-finding/:id',
  // As have risks.
  '/risk-assessment/:id/edit',
  '/risk-assessment/:id/people',
  '/risk-assessment/:id/begin',
  '/risk-assessment/:id/risk',
  '/risk-assessment/:id/document',
  '/risk-assessment/:id/make-known',
  '/risk-assessment/:id/cancel',
  '/risk-assessment/:id/workbook',
  '/risk-assessment/:id/workbook/:merge',
  '/risk-assessment/raise',
  '/risk-method/:id/table',
  // Requests to let a third party handle something have a journey of their own.
  '/disclosure/:id',
  '/disclosure/:id/edit',
  '/disclosure/:id/safeguards',
  '/disclosure/:id/put',
  '/disclosure/:id/decline',
  '/disclosure/:id/withdraw',
  '/disclosure/:id/permit',
  '/disclosure/:id/refuse',
  '/disclosure/:id/paper',
  '/disclosure/:id/handle',
  '/disclosure/:id/revoke',
  '/disclosure/:id/return',
  // As have requests to have something confirmed.
  '/conformity/:id/edit',
  '/conformity/:id/confirm',
  '/conformity/:id/remark',
  '/conformity/:id/query',
  '/conformity/:id/answer',
  '/conformity/:id/paper',
  '/conformity/:id/withdraw',
  '/application/:id/decide/confirm',
  '/application/:id/withdraw',
  '/confirmation/:id/review/reopen',
  // Approvals have a journey of their own.
  '/approval/of/:subject/:id',
  '/confirmation/:id/workbook/:merge',
  '/checklist/draft/:draft',
  '/checklist/draft/:draft/titles',
  '/checklist/draft/:draft/section/:key',
  '/checklist/draft/:draft/item/:key',
  '/checklist/draft/:draft/preview',
  '/checklist/draft/:draft/difference',
  '/checklist/draft/:draft/difference/:key',
  '/checklist/draft/:draft/publish',
  '/checklist/draft/:draft/discard',
];

test('every page as everybody', async ({ portal, desk, language, javaScriptEnabled }) => {
  test.setTimeout(1_500_000);
  const visited = new Set<string>();
  const examined = new Map<string, number>();
  // With script and in Japanese every page of everybody is looked at, else one of each kind: links are the same in all of them.
  const thorough = javaScriptEnabled && language === 'ja';
  // What a machine tells of barriers depends on the markup, not on the words: with script here, without it in English.
  const barriers = thorough || (!javaScriptEnabled && language === 'en');
  // Besides, somebody with a sheet to answer, and somebody in the middle of a year.
  const besides = ['supervisor@tsubame.example', 'supervisor@hokuto.example'].map((email) => portal.person(email));
  for (const person of [...oneOfEachRole(portal.people), ...besides]) {
    const who = person.roles.join('+');
    await test.step(who, async () => {
      const { page, watch } = await desk(person);
      const arrived = answers(page);
      await page.goto('/');
      const before = new Set(thorough && !besides.includes(person) ? [] : examined.keys());
      const seen = await crawl(page, async (path, route) => {
        const times = examined.get(route) ?? 0;
        examined.set(route, times + 1);
        const first = times === 0;
        expect.soft(arrived()?.status(), `${path} as ${who}`).toBe(200);
        if (thorough || first) await sound(page, language, arrived());
        // What two people with other rights see of one kind of page differs little more to a third.
        if (barriers && times < (thorough ? 2 : 1)) await accessible(page, `${path} as ${who}`);
        if (javaScriptEnabled && (await page.locator('leptos-island').count()) > 0) {
          await expect.soft(page.locator('html'), `${path}: the islands wake`).toHaveAttribute('data-alive', 'yes');
        }
      }, { most: 1, without: before });
      for (const route of seen) visited.add(route);
      expect.soft(watch.seen, who).toEqual([]);
    });
  }
  if (!thorough) return;
  const missed = routes().filter((route) => !visited.has(route) && !ELSEWHERE.includes(route));
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

/** Gives the answer with which the page that is shown came. */
function answers(page: Page): () => Response | null {
  let newest: Response | null = null;
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) newest = response;
  });
  return () => newest;
}
