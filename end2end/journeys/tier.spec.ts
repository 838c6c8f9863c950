// A subcontractor engages a company one tier down: the same confirmation again, the application through the company above,
// and states and dates going up (5-3).

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { choose, did, fill, form, leave, send } from '../support/form.ts';
import { Job, TEXTS } from '../support/job.ts';
import { fits } from '../support/look.ts';
import { expect, test } from '../support/test.ts';

// In a portal with many cases the tree of this one is on a later page.
test.use({ alone: 'tier' });

/** The work of tier 2, which never goes up. */
const BELOW = '治具の塗装（二次の試験）';

async function look(page: Page, name: string, script: boolean): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  if (script) await accessible(page);
  await fits(page);
  const folder = process.env['KAKUNIN_PICTURES'];
  if (folder) await page.screenshot({ path: join(folder, `${test.info().project.name}-tier-${name}.png`), fullPage: true });
}

test('tier 1 engages tier 2; the application goes through the company above; the roll-up goes up', async ({ portal, desk, words, javaScriptEnabled }) => {
  test.setTimeout(300_000);
  const script = javaScriptEnabled === true;
  const job = new Job(words, { ...TEXTS, work: '治具の塗装（階層の試験）' });
  const page = async (email: string) => (await desk(portal.person(email))).page;
  const { page: prime, watch } = await desk(portal.person('clerk@minato.example'));
  const clerk = await page('clerk@asahi.example');
  const checker = await page('checker@asahi.example');
  const answerer = await page('supervisor@asahi.example');
  const supervisor = await page('supervisor@tsubame.example');
  const officer = await page('officer@ministry.example');

  await test.step('a case of tier 1, with the clerk of tier 1 on it', async () => {
    await job.importChecklist(prime);
    await job.draft(prime, 'あさひ');
    await job.recordContract(prime);
    await job.sendSheet(prime, '伊藤 健');
    await answerer.goto(job.case);
    const assign = form(answerer, 'assign').first();
    await choose(assign.locator('select[name=membership]'), '原 さくら');
    await send(assign);
    await did(answerer, words, 'person_assigned');
  });

  await test.step('tier 1 engages tier 2 below its own case', async () => {
    await job.importChecklist(clerk);
    await clerk.goto(job.case);
    await leave(clerk, () => clerk.getByRole('link', { name: words.say('engagement.delegate'), exact: true }).click());
    const search = clerk.locator('main form[role=search]');
    await fill(search, { q: 'つばめ' });
    await send(search);
    await leave(clerk, () => clerk.locator('.task-list__link').first().click());
    const draft = form(clerk, 'draft');
    await expect(draft.locator('select[name=contract]'), 'the contract is that of the case above').toHaveCount(0);
    await fill(draft, { work: BELOW, place: job.texts.place });
    await send(draft, words.say('engagement.register'));
    await did(clerk, words, 'engagement_drafted');
    job.case = new URL(clerk.url()).pathname;
    await job.recordContract(clerk);
    await job.sendSheet(clerk, '石井 学');
  });

  await test.step('the same confirmation, answered to the tier above', async () => {
    await job.openSheet(supervisor);
    await job.answer(supervisor, 'a-1', { value: 'conform', remark: TEXTS.remark });
    await job.answer(supervisor, 'a-2', { value: '令和７年１０月１日' });
    await job.attach(supervisor, 'a-1', '点検の記録.pdf');
    await job.submit(supervisor);
    await job.openCheck(checker);
    await job.giveVerdict(checker, 'a', 'a-1', { kind: 'met' });
    await job.giveVerdict(checker, 'a', 'a-2', { kind: 'met' });
    await job.giveVerdict(checker, 'b', '3', { kind: 'not-applicable', ground: TEXTS.ground });
    await job.confirm(checker);
  });

  await test.step('the company of the contract returns the first application and passes the second on', async () => {
    await job.apply(clerk);
    await expect(clerk.locator('main')).toContainText(words.say('passage.waits_above'));
    const passage = `${job.application}/passage`;
    await prime.goto('/');
    await expect(prime.locator('main')).toContainText(words.say('work.task_pass_application_on'));
    await prime.goto(passage);
    await expect(prime.locator('main'), 'no answer goes up').not.toContainText(TEXTS.remark);
    await look(prime, 'passage', script);
    await send(form(prime, 'put_back'));
    await expect(prime.getByRole('alert'), 'not without a reason').toContainText(words.say('refusal.fault_missing'));
    await fill(form(prime, 'put_back'), { reason: TEXTS.returned });
    await send(form(prime, 'put_back'));
    await did(prime, words, 'application_returned');
    await clerk.goto(job.application);
    await expect(clerk.locator('main')).toContainText(TEXTS.returned);
    await job.apply(clerk);
    await prime.goto(`${job.application}/passage`);
    await fill(form(prime, 'pass_on'), { note: '契約の企業として出します。' });
    await send(form(prime, 'pass_on'));
    await did(prime, words, 'application_passed_on');
    await look(prime, 'passed', script);
    watch.expect(/404/);
    expect((await prime.goto(`${job.sheet}/review`))?.status(), 'nor the sheet').toBe(404);
  });

  await test.step('the ministry answers the applicant, and sees who passed it on', async () => {
    await officer.goto(job.application);
    await expect(officer.locator('main')).toContainText('契約の企業として出します。');
    await job.accept(officer);
    await job.start(clerk);
  });

  await test.step('states and dates go up, seen from every tier', async () => {
    for (const [name, desk] of [['prime', prime], ['tier-1', clerk], ['ministry', officer]] as const) {
      await desk.goto('/tier');
      const row = desk.locator('table tr', { hasText: words.say('status.engagement_started') });
      await expect(row.filter({ hasText: words.language === 'ja' ? 'つばめ' : 'Tsubame' }).first()).toBeVisible();
      await expect(desk.locator('svg.tiers .tiers__node').first()).toBeVisible();
      await look(desk, name, script);
    }
    await expect(prime.locator('main'), 'the work of a lower tier stays below').not.toContainText(BELOW);
    const file = await prime.request.get('/tier.csv');
    expect(await file.text()).not.toContain(BELOW);
    await officer.goto('/tier/overlap');
    await expect(officer.locator('table')).toContainText(words.language === 'ja' ? 'つばめ電子' : 'Tsubame');
    await look(officer, 'overlap', script);
  });
});
