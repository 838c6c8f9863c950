// Answering together: items are shared out, talked about, and then submitted by one person.

import { choose, did, fill, form, send } from '../support/form.ts';
import { Job, TEXTS, today } from '../support/job.ts';
import type { Kakunin } from '../support/kakunin.ts';
import { looker } from '../support/look.ts';
import { links, text } from '../support/mail.ts';
import { expect, test } from '../support/test.ts';

const INSIDE = '第3版でよいか、見てください。';
const ACROSS = '規則は第3版です。第2版の写しは要りますか。';
const OWN = '相手は第3版を持っている。';

const people = (portal: Kakunin) => ({
  clerk: portal.person('clerk@minato.example'),
  checker: portal.person('checker@minato.example'),
  supervisor: portal.person('supervisor@tsubame.example'),
  colleague: portal.person('employee@tsubame.example'),
});

/** Looks at a page, and keeps a picture where a folder for pictures is named. */
const look = looker('together');

test('items are shared out, talked about and submitted', async ({ portal, desk, words, javaScriptEnabled }) => {
  test.setTimeout(300_000);
  const job = new Job(words, { ...TEXTS, work: '基板の検査（分担の試験）' });
  const cast = people(portal);
  const clerk = (await desk(cast.clerk)).page;
  const checker = (await desk(cast.checker)).page;
  const supervisor = (await desk(cast.supervisor)).page;
  const colleague = (await desk(cast.colleague)).page;
  let number = '';

  await test.step('the prime sends', async () => {
    await job.importChecklist(clerk);
    await job.draft(clerk, 'つばめ');
    await job.recordContract(clerk);
    await job.sendSheet(clerk, '伊藤 健');
    number = /確-\d{4}-\d{6}/.exec(await clerk.locator('main').innerText())?.[0] ?? '';
    await job.openSheet(supervisor);
  });

  await test.step('the responsible person asks a colleague', async () => {
    await supervisor.getByRole('link', { name: words.say('delegation.share'), exact: true }).click();
    await look(supervisor, 'share');
    await send(form(supervisor, 'delegate'), words.say('delegation.send'));
    await expect(supervisor.getByRole('alert'), 'not without items and a colleague').toContainText(words.say('refusal.fault_missing'));
    await choose(form(supervisor, 'delegate').locator('select[name=membership]'), '井上 彩');
    const single = supervisor.locator('details', { has: supervisor.locator('[value="item:a-1"]') });
    await single.locator('summary').click();
    await single.locator('[value="item:a-1"]').check();
    await send(form(supervisor, 'delegate'), words.say('delegation.send'));
    await did(supervisor, words, 'items_delegated');
    await expect(supervisor.locator('table')).toContainText('井上 彩');
    await look(supervisor, 'shared');
  });

  await test.step('the colleague sees this item and nothing else', async () => {
    const mail = await portal.mailbox.to(cast.colleague.email, number);
    expect(links(mail)).toEqual([`${portal.url}${job.sheet}`]);
    for (const secret of ['基板の検査', TEXTS.message, 'みなと重工業']) expect(text(mail)).not.toContain(secret);
    await colleague.goto('/');
    await colleague.getByRole('link', { name: words.say('delegation.work'), exact: true }).first().click();
    await look(colleague, 'asked');
    const main = colleague.locator('main');
    for (const secret of ['基板の検査', TEXTS.message, 'みなと重工業']) await expect(main).not.toContainText(secret);
    for (const foreign of [job.case, `${job.sheet}/item/a-2`, `${job.sheet}/section/b`, `${job.sheet}/delegation`, `${job.sheet}/workbook`]) {
      expect((await colleague.request.get(foreign)).status(), foreign).toBe(404);
    }
    await job.answer(colleague, 'a-1', { value: 'conform', remark: TEXTS.remark });
    await job.attach(colleague, 'a-1', '総括者の指定.pdf');
    if (javaScriptEnabled) {
      await supervisor.goto(`${job.sheet}/item/a-1`);
      await expect(supervisor.locator('.presence')).toContainText('井上 彩');
      await supervisor.goto(`${job.sheet}/item/a-2`);
      await expect(supervisor.locator('html')).toHaveAttribute('data-alive', 'yes');
      await expect(supervisor.locator('.presence')).toBeEmpty();
    }
  });

  await test.step('they talk about it inside the company', async () => {
    await colleague.goto(`${job.sheet}/item/a-1`);
    await colleague.getByRole('link', { name: words.say('comment.write'), exact: true }).click();
    await send(form(colleague, 'comment/api/write'), words.say('comment.send'));
    await expect(colleague.getByRole('alert'), 'not without words').toContainText(words.say('refusal.fault_missing'));
    const own = form(colleague, 'comment/api/write');
    await fill(own, { text: INSIDE });
    await own.getByLabel('松本 剛').check();
    await send(own, words.say('comment.send'));
    await did(colleague, words, 'comment_written');
    await look(colleague, 'comment');
    await colleague.goto(job.sheet);
    await send(form(colleague, 'mark'), words.say('delegation.mark'));
    await did(colleague, words, 'delegation_done');
    await supervisor.goto('/notice');
    await expect(supervisor.locator('main')).toContainText(words.say('notice.mentioned'));
    await expect(supervisor.locator('main')).toContainText(words.say('notice.delegation_done'));
    await supervisor.goto(`${job.sheet}/item/a-1/comments`);
    await expect(supervisor.locator('main')).toContainText(INSIDE);
    await send(form(supervisor, 'resolve'), words.say('comment.resolve'));
    await did(supervisor, words, 'comment_resolved');
  });

  await test.step('and with the prime, who never reads what was said inside', async () => {
    const across = form(supervisor, 'comment/api/write').last();
    await fill(across, { text: ACROSS, audience: 'counterparty' });
    await send(across, words.say('comment.send'));
    await did(supervisor, words, 'comment_written');
    await checker.goto(`${job.sheet}/item/a-1/comments`);
    await expect(checker.locator('main')).toContainText(ACROSS);
    await expect(checker.locator('main')).not.toContainText(INSIDE);
    const inside = form(checker, 'comment/api/write').last();
    await fill(inside, { text: OWN, audience: 'internal' });
    await send(inside, words.say('comment.send'));
    await look(checker, 'comment-checker');
    await supervisor.goto(`${job.sheet}/item/a-1/comments`);
    await expect(supervisor.locator('main')).not.toContainText(OWN);
    await send(form(supervisor, 'retract').last(), words.say('comment.retract'));
    await did(supervisor, words, 'comment_retracted');
    await checker.reload();
    await expect(checker.locator('main')).not.toContainText(ACROSS);
    await look(supervisor, 'comment-supervisor');
  });

  await test.step('one person submits', async () => {
    await job.answer(supervisor, 'a-2', { value: today() });
    expect(await job.submit(supervisor)).toMatch(/\d{4}-\d{6}/);
  });

  expect(await portal.verify()).toMatchObject({ code: 0 });
});
