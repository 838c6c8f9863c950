// What is seldom done: exempt, withdraw, an answer on paper, suspend and resume, open again.

import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { choose, did, fill, form, send } from '../support/form.ts';
import { Job, TEXTS, today } from '../support/job.ts';
import { fits } from '../support/look.ts';
import { expect, test } from '../support/test.ts';

async function look(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  await accessible(page);
  await fits(page);
}

test('work without protected information is judged exempt, by another than the drafter', async ({ portal, desk, words }) => {
  const clerk = (await desk(portal.person('clerk@minato.example'))).page;
  const judge = (await desk(portal.person('supervisor@minato.example'))).page;
  const job = new Job(words, { ...TEXTS, work: '錠のかかった箱の運搬' });
  await job.draft(clerk, 'かもめ');
  await clerk.getByRole('link', { name: words.say('engagement.edit'), exact: true }).click();
  await look(clerk);
  await fill(form(clerk, 'edit'), { place: '第4工場から第5工場まで' });
  await send(form(clerk, 'edit'), words.say('engagement.save'));
  await did(clerk, words, 'saved');
  const assign = form(clerk, 'assign').first();
  await choose(assign.locator('select[name=membership]'), '渡辺 正');
  await send(assign);
  await did(clerk, words, 'person_assigned');

  await judge.goto(job.case);
  await job.step(judge, 'engagement.exempt');
  await look(judge);
  await send(form(judge, 'judge_exempt'));
  await expect(judge.getByRole('alert'), 'not without a ground').toContainText(words.say('refusal.fault_missing'));
  await fill(form(judge, 'judge_exempt'), { ground: '箱は封印され、中を見ることができない。' });
  await send(form(judge, 'judge_exempt'));
  await did(judge, words, 'exempted');
  await expect(judge.locator('main'), 'exempt is not cleared').toContainText(words.say('engagement.exempt_limits'));
});

test('an application is taken back, made again, and answered on paper', async ({ portal, desk, words }) => {
  const clerk = (await desk(portal.person('clerk@minato.example'))).page;
  const officer = (await desk(portal.person('officer@ministry.example'))).page;
  const second = (await desk(portal.person('reader@ministry.example'))).page;
  await openCase(clerk, '治具の設計');
  const address = new URL(clerk.url()).pathname;
  await clerk.getByRole('link', { name: words.say('engagement.to_application'), exact: true }).first().click();
  await clerk.getByRole('link', { name: words.say('application.withdraw'), exact: true }).click();
  await look(clerk);
  await fill(form(clerk, 'withdraw'), { reason: '作業場所が変わるため。' });
  await send(form(clerk, 'withdraw'));
  await did(clerk, words, 'application_withdrawn');

  await clerk.goto(address);
  const job = new Job(words, TEXTS);
  job.case = address;
  await job.apply(clerk);

  await officer.goto(job.application);
  await officer.getByRole('link', { name: words.say('application.paper'), exact: true }).click();
  await look(officer);
  await fill(form(officer, 'record_paper'), { outcome: 'accepted', number: '装保 第123号', answered_on: today(), conditions: '条件なし' });
  await send(form(officer, 'record_paper'));
  await did(officer, words, 'paper_answer_recorded');
  await expect(officer.locator('main'), 'not by the same person').toContainText(words.say('application.somebody_else'));
  await expect(form(officer, 'check_paper')).toHaveCount(0);
  await second.goto(job.application);
  await look(second);
  await send(form(second, 'check_paper'), words.say('application.entry_right'));
  await did(second, words, 'paper_answer_checked');
  await clerk.goto(address);
  await expect(clerk.getByRole('link', { name: words.say('engagement.start'), exact: true })).toBeVisible();
});

test('work is suspended, goes on, and ends', async ({ portal, desk, words }) => {
  const { page } = await desk(portal.person('clerk@hokuto.example'));
  await openCase(page, '整備用治具の加工');
  for (const [step, command, done] of [
    ['engagement.suspend', 'suspend', 'work_suspended'],
    ['engagement.resume', 'resume', 'work_resumed'],
    ['engagement.close', 'close', 'engagement_closed'],
  ] as const) {
    await page.locator('main').getByRole('link', { name: words.say(step), exact: true }).first().click();
    await look(page);
    await fill(form(page, command), { reason: '事情による。' });
    await send(form(page, command));
    await did(page, words, done);
  }
});

test('a sheet that was found not assured is opened again', async ({ portal, desk, words }) => {
  const clerk = (await desk(portal.person('clerk@minato.example'))).page;
  const checker = (await desk(portal.person('checker@minato.example'))).page;
  await openCase(clerk, '歯車の切削加工');
  await checker.goto(clerk.url());
  await checker.getByRole('link', { name: words.say('engagement.to_check'), exact: true }).first().click();
  await checker.getByRole('link', { name: words.say('review.not_assured'), exact: true }).click();
  await look(checker);
  await fill(form(checker, 'find_not_assured'), { reason: '管理区画に錠がない。' });
  await send(form(checker, 'find_not_assured'));
  await did(checker, words, 'sheet_not_assured');
  await clerk.reload();
  await clerk.getByRole('link', { name: words.say('engagement.reopen'), exact: true }).first().click();
  await look(clerk);
  await fill(form(clerk, 'reopen'), { reason: '錠を付けたとの連絡による。' });
  await send(form(clerk, 'reopen'));
  await did(clerk, words, 'sheet_reopened');
});

async function openCase(page: Page, work: string): Promise<void> {
  await page.goto(`/engagement?q=${encodeURIComponent(work)}`);
  await page.locator('main a[href^="/engagement/"]', { hasText: /確-/ }).first().click();
  await expect(page.locator('main')).toContainText(work);
}
