// A route of approvals: two stages, seats beside each other, a deputy, a change in between that shows the difference only.

import type { Page } from '@playwright/test';
import { choose, did, fill, form, send } from '../support/form.ts';
import { Job, TEXTS, today } from '../support/job.ts';
import type { Kakunin } from '../support/kakunin.ts';
import { looker } from '../support/look.ts';
import { text } from '../support/mail.ts';
import type { Words } from '../support/words.ts';
import { expect, test } from '../support/test.ts';

// The route would bind every other journey of the company.
test.use({ alone: 'approval' });

const ROUTE = '/approval/route/submit-sheet';

const people = (portal: Kakunin) => ({
  clerk: portal.person('clerk@minato.example'),
  supervisor: portal.person('supervisor@asahi.example'),
  manager: portal.person('manager@asahi.example'),
  employee: portal.person('employee@asahi.example'),
  second: portal.person('clerk@asahi.example'),
  deputy: portal.person('checker@asahi.example'),
});

/** Looks at a page, and keeps a picture where a folder for pictures is named. */
const look = looker('approval');

/** One change of the route that is being written. */
async function change(page: Page, words: Words, act: string, stage: string, fields: Record<string, string>): Promise<void> {
  const one = page.locator('form', { has: page.locator(`[name=act][value="${act}"]`) });
  const own = one.and(page.locator('form', { has: page.locator(`[name=stage][value="${stage}"]`) })).first();
  await fill(own, fields);
  await send(own);
  await did(page, words, 'approval_route_written');
}

async function seat(page: Page, words: Words, stage: string, name: string): Promise<void> {
  const own = page.locator(`#stage-${stage}`).locator('form', { has: page.locator('[name=act][value="add-seat"]') });
  await choose(own.locator('select[name=seat]'), name);
  await send(own);
  await did(page, words, 'approval_route_written');
}

test('two stages approve exactly what is submitted', async ({ portal, desk, words }) => {
  test.setTimeout(300_000);
  const japanese = words.language === 'ja';
  const job = new Job(words, { ...TEXTS, work: '軸受の検査（承認の試験）' });
  const cast = people(portal);
  const clerk = (await desk(cast.clerk)).page;
  const supervisor = (await desk(cast.supervisor)).page;
  const manager = (await desk(cast.manager)).page;
  const employee = (await desk(cast.employee)).page;
  const second = (await desk(cast.second)).page;
  const deputy = (await desk(cast.deputy)).page;
  let approval = '';
  let number = '';

  await test.step('the administrator writes a route and puts it in force', async () => {
    await supervisor.goto('/people');
    await supervisor.getByRole('link', { name: words.say('approval.setting'), exact: true }).click();
    await look(supervisor, 'routes');
    await supervisor.goto(ROUTE);
    await expect(supervisor.locator('main')).toContainText(words.say('approval.empty_about'));
    const add = supervisor.locator('form', { has: supervisor.locator('[name=act][value="add"]') });
    await send(add);
    await expect(supervisor.getByRole('alert'), 'not without a name').toContainText(words.say('refusal.fault_missing'));
    await change(supervisor, words, 'add', '', { name: japanese ? '品質の確認' : 'Quality' });
    await change(supervisor, words, 'add', '', { name: japanese ? '経営の決裁' : 'Management' });
    await send(form(supervisor, 'put_in_force'));
    await expect(supervisor.getByRole('alert'), 'not without seats').toContainText(words.say('refusal.fault_seat_missing'));
    await seat(supervisor, words, '0', words.say('role.information_manager'));
    await seat(supervisor, words, '0', '森 大輔');
    await seat(supervisor, words, '1', '原 さくら');
    await look(supervisor, 'written');
    await send(form(supervisor, 'put_in_force'));
    await did(supervisor, words, 'approval_route_set');
    await look(supervisor, 'in-force');
  });

  await test.step('a sheet is answered, and cannot be asked about before everybody is on the case', async () => {
    await job.importChecklist(clerk);
    await job.draft(clerk, 'あさひ');
    await job.recordContract(clerk);
    await job.sendSheet(clerk, '伊藤 健');
    number = /確-\d{4}-\d{6}/.exec(await clerk.locator('main').innerText())?.[0] ?? '';
    await job.openSheet(supervisor);
    await job.answer(supervisor, 'a-1', { value: 'conform', remark: TEXTS.remark });
    await job.attach(supervisor, 'a-1', '総括者の指定.pdf');
    await job.answer(supervisor, 'a-2', { value: today() });
    await supervisor.goto(`${job.sheet}/check`);
    await expect(form(supervisor, 'submit')).toHaveCount(0);
    await supervisor.getByRole('link', { name: words.say('approval.to_page'), exact: true }).click();
    approval = new URL(supervisor.url()).pathname;
    await send(form(supervisor, 'request'), words.say('approval.request'));
    await expect(supervisor.getByRole('alert'), 'nobody is assigned').toContainText(words.say('refusal.fault_seat_empty'));
    await look(supervisor, 'nobody');
    for (const name of ['旭 みどり', '森 大輔', '原 さくら', '石井 学']) {
      await supervisor.goto(job.case);
      const assign = form(supervisor, 'assign').first();
      await choose(assign.locator('select[name=membership]'), name);
      await send(assign);
      await did(supervisor, words, 'person_assigned');
    }
    await supervisor.goto(approval);
    await send(form(supervisor, 'request'), words.say('approval.request'));
    await did(supervisor, words, 'approval_requested');
    await look(supervisor, 'asked');
    await supervisor.goto('/');
    await expect(supervisor.locator('main')).toContainText('森 大輔');
  });

  await test.step('the first stage approves beside each other, the second is not told yet', async () => {
    const mail = await portal.mailbox.to(cast.employee.email, approval);
    expect(text(mail)).toContain(number);
    expect(text(mail)).not.toContain('軸受の検査');
    await second.goto('/');
    await expect(second.locator(`a[href="${approval}"]`)).toHaveCount(0);
    for (const one of [manager, employee]) {
      await one.goto('/');
      await one.locator(`#mine a[href="${approval}"]`).click();
      await look(one, 'approve');
      await send(form(one, 'approve'), words.say('approval.approve'));
      await did(one, words, 'approval_given');
    }
  });

  await test.step('a change in between shows the difference only', async () => {
    await job.answer(supervisor, 'a-1', { value: 'conform', remark: `${TEXTS.remark}毎年見直します。` });
    await supervisor.goto(approval);
    await expect(supervisor.locator('main')).toContainText(words.say('approval.state_stale'));
    await send(form(supervisor, 'request'), words.say('approval.request_again'));
    await did(supervisor, words, 'approval_requested');
    await employee.goto(approval);
    const changed = employee.locator('section', { has: employee.locator('#changed') });
    await expect(changed.locator('ins')).toContainText('毎年見直します');
    await expect(changed.locator('dt')).toHaveCount(1);
    await look(employee, 'difference');
    for (const one of [employee, manager]) {
      await one.goto(approval);
      await send(form(one, 'approve'), words.say('approval.approve'));
      await did(one, words, 'approval_given');
    }
  });

  await test.step('a deputy acts in the place of who is away, and it says so', async () => {
    await second.goto('/account');
    await second.getByRole('link', { name: words.say('approval.absence'), exact: true }).click();
    await send(form(second, 'note_absence'));
    await expect(second.getByRole('alert'), 'not without a deputy').toContainText(words.say('refusal.fault_missing'));
    await choose(form(second, 'note_absence').locator('select[name=deputy]'), '石井 学');
    await fill(form(second, 'note_absence'), { from: today(), until: '2036-12-31' });
    await send(form(second, 'note_absence'));
    await did(second, words, 'absence_noted');
    await look(second, 'absence');
    await supervisor.goto(approval);
    await expect(supervisor.locator('#stage-1')).toContainText('石井 学');
    await deputy.goto('/');
    await deputy.locator(`#mine a[href="${approval}"]`).click();
    await expect(deputy.locator('main')).toContainText(words.say('approval.approve_for', { name: '原 さくら' }));
    await look(deputy, 'deputy');
    await send(form(deputy, 'approve'), words.say('approval.approve'));
    await did(deputy, words, 'approval_given');
    await expect(deputy.locator('#stage-1')).toContainText('原 さくら');
    await look(deputy, 'given');
  });

  await test.step('then it is submitted', async () => {
    await supervisor.goto(approval);
    await expect(supervisor.locator('main')).toContainText(words.say('approval.state_given'));
    await look(supervisor, 'complete');
    await supervisor.emulateMedia({ media: 'print' });
    await expect(supervisor.locator('.no-print').first(), 'paper shows no buttons').toBeHidden();
    await supervisor.emulateMedia({ media: 'screen' });
    expect(await job.submit(supervisor)).toMatch(/\d{4}-\d{6}/);
  });

  expect(await portal.verify()).toMatchObject({ code: 0 });
});
