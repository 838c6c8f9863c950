// The main job from the first form to the start of work (clause 5-3), by three companies' people, in both languages, with
// script and without.

import { accessible } from '../support/axe.ts';
import { form } from '../support/form.ts';
import { Job, TEXTS, cast } from '../support/job.ts';
import { links, text } from '../support/mail.ts';
import { expect, test } from '../support/test.ts';

test('send, answer, confirm, apply, answer, start', async ({ portal, desk, words, javaScriptEnabled, language }) => {
  test.setTimeout(300_000);
  const job = new Job(words, TEXTS);
  // A page in English has the same parts.
  if (javaScriptEnabled && language === 'ja') job.look = accessible;
  const people = cast(portal);
  const clerk = (await desk(people.clerk)).page;
  const checker = (await desk(people.checker)).page;
  const supervisor = (await desk(people.supervisor)).page;
  const officer = (await desk(people.officer)).page;

  await test.step('the prime sends', async () => {
    await job.importChecklist(clerk);
    await job.draft(clerk, 'あさひ');
    await job.recordContract(clerk);
    await job.sendSheet(clerk, '伊藤 健');
  });

  await test.step('the mail has the number and a link, nothing else', async () => {
    const number = /確-\d{4}-\d{6}/.exec(await clerk.locator('main').innerText())?.[0] ?? '';
    expect(number).not.toBe('');
    const mail = await portal.mailbox.to(people.supervisor.email, number);
    expect(links(mail)).toEqual([expect.stringMatching(`^${portal.url}/`)]);
    for (const secret of [TEXTS.work, TEXTS.message, '熱処理', 'みなと重工業']) expect(text(mail)).not.toContain(secret);
    await supervisor.goto(links(mail)[0] ?? '');
    await expect(supervisor.locator('main')).toContainText(number);
  });

  await test.step('the subcontractor answers', async () => {
    await job.openSheet(supervisor);
    expect(await job.gaps(supervisor), 'a gap is named, with the way to it').toEqual([`${job.sheet}/item/a-1`]);
    await expect(form(supervisor, 'submit'), 'no submission with gaps').toHaveCount(0);
    await job.answer(supervisor, 'a-1', { value: 'conform', remark: TEXTS.remark });
    await job.answer(supervisor, 'a-2', { value: '令和７年１０月１日' });
    expect(await job.gaps(supervisor), 'evidence is missing').toEqual([`${job.sheet}/item/a-1`]);
    await job.attach(supervisor, 'a-1', '総括者の指定（第2版）.pdf');
    expect(await job.submit(supervisor)).toMatch(/\d{4}-\d{6}/);
  });

  await test.step('the prime returns one item', async () => {
    await job.openCheck(checker);
    await expect(checker.locator('#q-a-1')).toContainText('総括者の指定（第2版）.pdf');
    await job.giveVerdict(checker, 'a', 'a-1', { kind: 'not-met', ground: TEXTS.ground, return_reason: TEXTS.returned });
    await job.giveVerdict(checker, 'a', 'a-2', { kind: 'met' });
    await job.giveVerdict(checker, 'b', '3', { kind: 'not-applicable', ground: TEXTS.ground });
    await job.returnItems(checker);
  });

  await test.step('the subcontractor answers it again', async () => {
    await job.openSheet(supervisor);
    await expect(supervisor.locator('main')).toContainText(TEXTS.returned);
    await supervisor.goto(`${job.sheet}/item/a-2`);
    await expect(supervisor.locator('main'), 'only what came back is open').toContainText(words.say('confirmation.frozen'));
    await job.answer(supervisor, 'a-1', { value: 'partial', remark: `${TEXTS.remark} 二版` });
    await job.submit(supervisor);
  });

  await test.step('the prime confirms and applies', async () => {
    await job.openCheck(checker);
    await job.giveVerdict(checker, 'a', 'a-1', { kind: 'met', ground: TEXTS.ground });
    await job.confirm(checker);
    await job.apply(clerk);
  });

  await test.step('the ministry asks and accepts with conditions', async () => {
    await officer.goto('/application');
    await expect(officer.locator('main')).toContainText(words.say('application.show_waiting'));
    await job.query(officer);
    await job.answerQuery(clerk);
    await job.accept(officer);
  });

  await test.step('only now the work starts', async () => {
    await clerk.goto(job.application);
    await expect(clerk.locator('main')).toContainText(TEXTS.conditions);
    await job.start(clerk);
  });

  expect(await portal.verify()).toMatchObject({ code: 0 });
});
