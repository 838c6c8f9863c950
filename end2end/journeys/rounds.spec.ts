// An item comes back and is answered again: both rounds beside each other, and the answer book in the next sheet.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { did, form, send } from '../support/form.ts';
import { Job, TEXTS, cast } from '../support/job.ts';
import { fits } from '../support/look.ts';
import { expect, test } from '../support/test.ts';

/** Looks at a page, and keeps a picture where a folder for pictures is named. */
async function look(page: Page, name: string, script: boolean): Promise<void> {
  if (script) await accessible(page);
  await fits(page);
  const folder = process.env['KAKUNIN_PICTURES'];
  if (folder) await page.screenshot({ path: join(folder, `${test.info().project.name}-${name}.png`), fullPage: true });
}

test('two rounds beside each other, then the answer book', async ({ portal, desk, words, javaScriptEnabled }) => {
  test.setTimeout(300_000);
  const script = javaScriptEnabled === true;
  const job = new Job(words, { ...TEXTS, work: '歯車の検査（回の試験）' });
  const people = cast(portal);
  const clerk = (await desk(people.clerk)).page;
  const checker = (await desk(people.checker)).page;
  const supervisor = (await desk(people.supervisor)).page;

  const sent = async () => {
    await job.draft(clerk, 'あさひ');
    await job.recordContract(clerk);
    await job.sendSheet(clerk, '伊藤 健');
    await job.openSheet(supervisor);
  };

  await test.step('the first round', async () => {
    await job.importChecklist(clerk);
    await sent();
    await job.answer(supervisor, 'a-1', { value: 'conform', remark: '入退室の記録を毎月点検します。' });
    await job.answer(supervisor, 'a-2', { value: '令和７年１０月１日' });
    await job.attach(supervisor, 'a-1', '点検の記録.pdf');
    await job.submit(supervisor);
    await job.openCheck(checker);
    await job.giveVerdict(checker, 'a', 'a-1', { kind: 'not-met', ground: '間隔が長い。', return_reason: '毎週の記録を見せてください。' });
    await job.returnItems(checker);
  });

  await test.step('whoever answers again sees the former answer and why it came back', async () => {
    await job.openSheet(supervisor);
    await supervisor.goto(`${job.sheet}/item/a-1`);
    await expect(supervisor.locator('.former')).toContainText('毎月点検します');
    await expect(supervisor.locator('.former')).toContainText('点検の記録.pdf');
    await expect(supervisor.locator('.question__flag')).toContainText('毎週の記録を見せてください。');
    await expect(supervisor.locator('main'), 'the ground is the checker’s own').not.toContainText('間隔が長い。');
    await look(supervisor, 'former', script);
    await job.answer(supervisor, 'a-1', { value: 'conform', remark: '入退室の記録を毎週点検します。' });
    await job.submit(supervisor);
  });

  await test.step('the checker sees both rounds, and only what changed', async () => {
    await job.openCheck(checker);
    await expect(checker.locator('main')).toContainText(words.say('review.round_of').split('{{')[0] ?? '');
    await checker.getByRole('link', { name: new RegExp(words.say('review.show_changed')) }).click();
    await expect(checker.locator('.workbench__row')).toHaveCount(1);
    const row = checker.locator('#q-a-1');
    await expect(row.locator('del')).toContainText('毎月点検');
    await expect(row.locator('ins')).toContainText('毎週点検');
    await expect(row.locator('del'), 'told, not only coloured').toContainText(words.say('difference.removed').trim());
    await expect(row).toContainText('毎週の記録を見せてください。');
    await expect(row, 'the earlier verdict').toContainText('間隔が長い。');
    await expect(row).toContainText(words.say('difference.file_same'));
    await look(checker, 'rounds', script);
    await job.giveVerdict(checker, 'a', 'a-1', { kind: 'met' });
    await job.giveVerdict(checker, 'a', 'a-2', { kind: 'met' });
    await job.giveVerdict(checker, 'b', '3', { kind: 'not-applicable', ground: TEXTS.ground });
    await job.confirm(checker);
  });

  await test.step('the next sheet proposes what was confirmed', async () => {
    const first = job.case;
    await sent();
    expect(job.case).not.toBe(first);
    await supervisor.goto('/answer-book');
    await expect(supervisor.locator('.answer-book')).toContainText('毎週点検します');
    await look(supervisor, 'answer-book', script);
    await supervisor.goto(`${job.sheet}/item/a-1`);
    await expect(supervisor.locator('main')).toContainText(words.say('answer_book.proposal'));
    await look(supervisor, 'proposal', script);
    await send(form(supervisor, 'take'), words.say('answer_book.take'));
    await did(supervisor, words, 'answer_taken');
    await expect(form(supervisor, 'save_answer').locator('[name=remark]')).toHaveValue('入退室の記録を毎週点検します。');
    await expect(supervisor.locator('.file-list')).toContainText('点検の記録.pdf');
    expect(await job.gaps(supervisor), 'no answer before it is saved').toEqual([`${job.sheet}/item/a-1`]);
    await supervisor.goto(`${job.sheet}/item/a-1`);
    await send(form(supervisor, 'take'), words.say('answer_book.take'));
    await send(form(supervisor, 'save_answer'), words.say('confirmation.save'));
    await did(supervisor, words, 'answer_saved');
    expect(await job.gaps(supervisor), 'the next question follows from it').toEqual([`${job.sheet}/item/a-2`]);
  });
});
