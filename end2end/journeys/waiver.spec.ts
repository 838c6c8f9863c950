// A waiver from its proposal to its end under a moved clock, and the case that is opened again by it (clause 5-3).

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { did, fill, form, leave, send } from '../support/form.ts';
import { Job, TEXTS, cast } from '../support/job.ts';
import { fits } from '../support/look.ts';
import { expect, test } from '../support/test.ts';

const REASON = '新しい総括者は来期の初めに着任する。';
const MEASURE = 'それまで副総括者が毎日の記録を確かめる。';
const ASKED = '着任の日は決まっていますか。';
const SAID = '4月1日です。';
const CONDITIONS = '毎月末に記録の写しを示すこと。';

/** The day in Japan, so many days from now. */
function day(ahead: number): string {
  return new Date(Date.now() + (ahead * 24 + 9) * 3600_000).toISOString().slice(0, 10);
}

// The clock of this portal is moved by months.
test.use({ alone: 'waiver' });

test('a waiver ends and its case is opened again', async ({ portal, desk, cookies, words, javaScriptEnabled }) => {
  test.setTimeout(420_000);
  const job = new Job(words, { ...TEXTS, work: '例外の旅の試験' });
  const people = cast(portal);
  const open = async () => ({
    clerk: await desk(people.clerk),
    checker: await desk(people.checker),
    supervisor: await desk(people.supervisor),
    officer: await desk(people.officer),
  });
  let at = await open();
  const look = async (page: Page, name: string) => {
    await expect(page.locator('h1')).toHaveCount(1);
    if (javaScriptEnabled) await accessible(page);
    await fits(page);
    const folder = process.env['KAKUNIN_PICTURES'];
    if (folder) await page.screenshot({ path: join(folder, `${test.info().project.name}-waiver-${name}.png`), fullPage: true });
  };
  const go = async (page: Page, key: string) => {
    await leave(page, () => page.locator('main').getByRole('link', { name: words.say(key), exact: true }).first().click());
  };
  /** The portal so many days later; everybody signs in again. */
  const moveTo = async (days: number) => {
    for (const { context } of Object.values(at)) await context.close();
    await portal.moveAhead(days);
    cookies.clear();
    at = await open();
  };
  let waiver = '';

  await test.step('a sheet with an item that is not met', async () => {
    const { clerk, supervisor } = at;
    await job.importChecklist(clerk.page);
    await job.draft(clerk.page, 'あさひ');
    await job.recordContract(clerk.page);
    await job.sendSheet(clerk.page, '伊藤 健');
    await job.openSheet(supervisor.page);
    await job.answer(supervisor.page, 'a-1', { value: 'partial', remark: REASON });
    await job.answer(supervisor.page, 'a-2', { value: '令和７年１０月１日' });
    await job.attach(supervisor.page, 'a-1', '副総括者の指定.pdf');
    await job.submit(supervisor.page);
  });

  await test.step('the subcontractor proposes a waiver from the item', async () => {
    const { page } = at.supervisor;
    await page.goto(`${job.sheet}/item/a-1`);
    await go(page, 'waiver.begin');
    await look(page, 'begin');
    await fill(form(page, 'draft'), { reason: REASON, measure: MEASURE, ends_on: '2020-01-01' });
    await send(form(page, 'draft'), words.say('waiver.save'));
    await expect(page.getByRole('alert')).toContainText(words.say('refusal.fault_in_the_past'));
    await expect(form(page, 'draft').locator('[name=measure]'), 'what was typed stays').toHaveValue(MEASURE);
    await fill(form(page, 'draft'), { ends_on: day(100) });
    await send(form(page, 'draft'), words.say('waiver.save'));
    await did(page, words, 'waiver_drafted');
    waiver = new URL(page.url()).pathname;
    await look(page, 'draft');
    await send(form(page, 'propose'), words.say('waiver.propose'));
    await did(page, words, 'waiver_proposed');
  });

  await test.step('the prime supports it', async () => {
    const { page } = at.checker;
    await page.goto('/');
    await expect(page.locator('main')).toContainText(words.say('waiver.task_support'));
    await page.goto(waiver);
    await look(page, 'proposed');
    await go(page, 'waiver.support');
    await look(page, 'support');
    await send(form(page, 'support'), words.say('waiver.support_now'));
    await did(page, words, 'waiver_supported');
  });

  await test.step('the ministry asks and grants, no later than asked', async () => {
    const { page } = at.officer;
    await page.goto('/waiver');
    await look(page, 'list');
    await page.goto(waiver);
    await expect(page.locator('main')).toContainText(MEASURE);
    await go(page, 'waiver.query');
    await fill(form(page, 'query'), { text: ASKED });
    await send(form(page, 'query'), words.say('application.ask_now'));
    await did(page, words, 'waiver_queried');
    const { page: below } = at.supervisor;
    await below.goto(waiver);
    await go(below, 'application.answer_query');
    await fill(form(below, 'answer_query'), { text: SAID });
    await send(form(below, 'answer_query'), words.say('application.answer_now'));
    await did(below, words, 'waiver_query_answered');
    await page.goto(waiver);
    await expect(page.locator('.timeline')).toContainText(SAID);
    await go(page, 'waiver.grant');
    await fill(form(page, 'decide'), { until: day(101), conditions: CONDITIONS });
    await send(form(page, 'decide'), words.say('waiver.grant_now'));
    await expect(page.getByRole('alert')).toContainText(words.say('refusal.fault_after_asked'));
    await look(page, 'grant');
    await fill(form(page, 'decide'), { until: day(100) });
    await send(form(page, 'decide'), words.say('waiver.grant_now'));
    await did(page, words, 'application_answered');
    await look(page, 'granted');
  });

  await test.step('with it the check ends, though the item is not met', async () => {
    const { page } = at.checker;
    await job.openCheck(page);
    await expect(page.locator('#q-a-1')).toContainText(CONDITIONS);
    await job.giveVerdict(page, 'a', 'a-1', { kind: 'not-met', ground: TEXTS.ground });
    await job.giveVerdict(page, 'a', 'a-2', { kind: 'met' });
    await job.giveVerdict(page, 'b', '3', { kind: 'not-applicable', ground: TEXTS.ground });
    await look(page, 'review');
    await job.confirm(page);
  });

  await test.step('ninety days before the end a renewal is offered', async () => {
    await moveTo(12);
    const { page } = at.supervisor;
    await expect(async () => {
      await page.goto('/notice');
      await expect(page.locator('main')).toContainText(words.say('notice.waiver_ends'), { timeout: 1000 });
    }).toPass();
    await page.goto(waiver);
    await go(page, 'waiver.renew');
    await look(page, 'renew');
    await expect(form(page, 'renew').locator('[name=measure]'), 'to be looked through').toHaveValue(MEASURE);
  });

  await test.step('the day after its end the item is not met and the case is confirmed again', async () => {
    await moveTo(101);
    const { page } = at.supervisor;
    await expect(async () => {
      await page.goto('/notice');
      await expect(page.locator('main')).toContainText(words.say('notice.waiver_ended'), { timeout: 1000 });
    }).toPass();
    await page.goto(waiver);
    await expect(page.locator('.page-head')).toContainText(words.say('waiver.status_expired'));
    await look(page, 'ended');
    await page.goto(job.case);
    await expect(page.locator('main')).toContainText(words.say('act.waiver_ended'));
    await page.goto(`${job.sheet}/item/a-2`);
    await expect(page.locator('main'), 'only what came back is open').toContainText(words.say('confirmation.frozen'));
    await job.answer(page, 'a-1', { value: 'conform', remark: TEXTS.remark });
    await job.submit(page);
    await job.openCheck(at.checker.page);
    await job.giveVerdict(at.checker.page, 'a', 'a-1', { kind: 'met' });
    await job.confirm(at.checker.page);
  });

  expect(await portal.verify()).toMatchObject({ code: 0 });
});
