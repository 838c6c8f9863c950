// How the ministry decides where two people are wanted: drafted, moved on, drafted anew, returned, given – with the office's own words.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { did, fill, form, leave, send } from '../support/form.ts';
import { Job, TEXTS, cast } from '../support/job.ts';
import { fits } from '../support/look.ts';
import { expect, test } from '../support/test.ts';

const NAME = '教育の記録';
const TEMPLATE = '教育の記録を年に一度示すこと。';
const TYPED = '第2工場に限る。';
const NOTE = '条件を具体的に書いてください。';
const SECOND = '第2工場に限り、教育の記録を毎年3月に示すこと。';

// The order of business of this portal is changed.
test.use({ alone: 'decision' });

test('one person drafts, another gives', async ({ portal, desk, words, javaScriptEnabled }) => {
  test.setTimeout(420_000);
  const job = new Job(words, { ...TEXTS, work: '起案の旅の試験' });
  const people = cast(portal);
  const [clerk, checker, supervisor] = [await desk(people.clerk), await desk(people.checker), await desk(people.supervisor)];
  const officer = await desk(people.officer);
  const reader = await desk(portal.person('reader@ministry.example'));
  const administrator = await desk(portal.person('admin@ministry.example'));
  const look = async (page: Page, name: string) => {
    await expect(page.locator('h1')).toHaveCount(1);
    if (javaScriptEnabled) await accessible(page);
    await fits(page);
    const folder = process.env['KAKUNIN_PICTURES'];
    if (folder) await page.screenshot({ path: join(folder, `${test.info().project.name}-decision-${name}.png`), fullPage: true });
  };
  const go = async (page: Page, key: string) => {
    await leave(page, () => page.locator('main').getByRole('link', { name: words.say(key), exact: true }).first().click());
  };

  await test.step('an application waits', async () => {
    await job.importChecklist(clerk.page);
    await job.draft(clerk.page, 'あさひ');
    await job.recordContract(clerk.page);
    await job.sendSheet(clerk.page, '伊藤 健');
    await job.openSheet(supervisor.page);
    await job.answer(supervisor.page, 'a-1', { value: 'conform' });
    await job.answer(supervisor.page, 'a-2', { value: '令和７年１０月１日' });
    await job.attach(supervisor.page, 'a-1', '規則.pdf');
    await job.submit(supervisor.page);
    await job.openCheck(checker.page);
    await job.giveVerdict(checker.page, 'a', 'a-1', { kind: 'met' });
    await job.giveVerdict(checker.page, 'a', 'a-2', { kind: 'met' });
    await job.giveVerdict(checker.page, 'b', '3', { kind: 'not-applicable', ground: TEXTS.ground });
    await job.confirm(checker.page);
    await job.apply(clerk.page);
  });

  await test.step('the administrator of the ministry wants two people', async () => {
    const { page } = administrator;
    await page.goto('/people');
    await go(page, 'decision.policy');
    await look(page, 'policy');
    await send(form(page, 'set_policy').filter({ has: page.locator('input[name=procedure][value=application]') }));
    await did(page, words, 'four_eyes_wanted');
  });

  await test.step('the officer writes a template; two at once both see it', async () => {
    const { page } = officer;
    await page.goto('/desk/template/new');
    await send(form(page, 'write_template'), words.say('decision.save'));
    await expect(page.getByRole('alert')).toContainText(words.say('refusal.fault_missing'));
    await fill(form(page, 'write_template'), { procedure: 'application', purpose: 'permit', name: NAME, text: 'x' });
    await send(form(page, 'write_template'), words.say('decision.save'));
    await did(page, words, 'template_written');
    await look(page, 'templates');
    await leave(page, () => page.getByRole('link', { name: NAME }).click());
    const other = await officer.context.newPage();
    await other.goto(page.url());
    await fill(form(other, 'edit_template'), { text: TEMPLATE });
    await send(form(other, 'edit_template'), words.say('decision.save'));
    await fill(form(page, 'edit_template'), { text: 'y' });
    await send(form(page, 'edit_template'), words.say('decision.save'));
    await expect(page.locator('main')).toContainText(TEMPLATE);
    await look(page, 'template-conflict');
    await other.close();
  });

  await test.step('the case officer drafts, with a template that leaves what was typed', async () => {
    const { page } = reader;
    await page.goto(job.application);
    await look(page, 'wanted');
    await go(page, 'decision.draft_here');
    const prepare = form(page, 'prepare_decision');
    await fill(prepare, { outcome: 'accepted', conditions: TYPED });
    await look(page, 'draft-form');
    await leave(page, () => page.getByRole('button', { name: NAME }).click());
    await did(page, words, 'template_filled');
    await expect(prepare.locator('[name=conditions]')).toHaveValue(`${TYPED}\n${TEMPLATE}`);
    expect(page.url()).not.toContain('?');
    await send(prepare, words.say('application.look_again'));
    await look(page, 'draft-confirm');
    await send(form(page, 'decision/api/draft'), words.say('decision.draft_now'));
    await did(page, words, 'decision_drafted');
    await expect(page.locator('#draft')).toContainText(words.say('decision.status_waiting'));
    await expect(form(page, 'decision/api/give').first(), 'not by whoever drafted it').toHaveCount(0);
    await look(page, 'waits');
    await clerk.page.goto(job.application);
    await expect(clerk.page.locator('main')).not.toContainText(TYPED);
  });

  await test.step('the matter moves: the draft is stale', async () => {
    await job.query(officer.page);
    await job.answerQuery(clerk.page);
    await officer.page.goto(job.application);
    await expect(officer.page.locator('#draft')).toContainText(words.say('decision.moved'));
    await expect(officer.page.locator('#draft')).toContainText(TEXTS.answer);
    await expect(form(officer.page, 'decision/api/give')).toHaveCount(1);
    await look(officer.page, 'stale');
  });

  await test.step('drafted anew, returned with a note, drafted again', async () => {
    await draft(reader.page, TYPED);
    await officer.page.goto(job.application);
    const back = form(officer.page, 'decision/api/give_back');
    await fill(back, { note: NOTE });
    await send(back, words.say('decision.give_back_now'));
    await did(officer.page, words, 'decision_returned');
    await reader.page.goto(job.application);
    await expect(reader.page.locator('#draft')).toContainText(NOTE);
    await look(reader.page, 'returned');
    await draft(reader.page, SECOND);
  });

  await test.step('given, in exactly these words', async () => {
    await officer.page.goto(job.application);
    await expect(officer.page.locator('#draft ins').first(), 'what differs from the earlier draft').toBeVisible();
    await look(officer.page, 'to-give');
    await send(form(officer.page, 'decision/api/give').first(), words.say('decision.give_now'));
    await did(officer.page, words, 'decision_given');
    await look(officer.page, 'given');
    await clerk.page.goto(job.application);
    await expect(clerk.page.locator('main')).toContainText(SECOND);
  });

  await test.step('a template is removed after it was asked once more', async () => {
    const { page } = officer;
    await page.goto('/desk/template');
    await leave(page, () => page.getByRole('link', { name: NAME }).click());
    await go(page, 'decision.remove_template');
    await look(page, 'remove');
    await send(form(page, 'remove_template'), words.say('decision.remove_now'));
    await did(page, words, 'template_removed');
    await expect(page.locator('main')).not.toContainText(TEMPLATE);
  });

  async function draft(page: Page, conditions: string): Promise<void> {
    await page.goto(`${job.application}/decide`);
    await fill(form(page, 'prepare_decision'), { outcome: 'accepted', conditions });
    await send(form(page, 'prepare_decision'), words.say('application.look_again'));
    await send(form(page, 'decision/api/draft'), words.say('decision.draft_now'));
    await did(page, words, 'decision_drafted');
  }
});
