// An agreement that moves information and was signed without exclusion (5-4-2): a defect, a corrective plan that is reported,
// received, revised, proved and closed (11-1-4), and the amendment that settles it.

import { choose, did, fill, form, leave, send } from '../support/form.ts';
import { today } from '../support/job.ts';
import { looker } from '../support/look.ts';
import { expect, test } from '../support/test.ts';

/** In so many days, as the portal counts days. */
function later(days: number): string {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

const look = looker('agreement');

test('an agreement without exclusion becomes a defect, a plan, and is settled', async ({ portal, desk, words }) => {
  const page = async (email: string) => (await desk(portal.person(email))).page;
  const clerk = await page('clerk@minato.example');
  const supervisor = await page('supervisor@minato.example');
  const manager = await page('manager@minato.example');
  const officer = await page('officer@ministry.example');

  const agreement = await test.step('signed without exclusion or permission, it is an open defect', async () => {
    await clerk.goto('/agreement');
    await look(clerk, 'register');
    await clerk.goto('/agreement/new');
    await send(form(clerk, 'register'));
    await expect(clerk.getByRole('alert')).toContainText(words.say('refusal.fault_missing'));
    const typed = { counterparty: 'みなとクラウド株式会社', relation: 'consultant', kind: 'cloud', reference: '契約 第77号', has_clause: 'yes', clause: '第9条 情報の共有' };
    await fill(form(clerk, 'register'), typed);
    await send(form(clerk, 'register'));
    await did(clerk, words, 'agreement_registered');
    await look(clerk, 'registered');
    const at = new URL(clerk.url()).pathname;
    await clerk.goto(`${at}/sign`);
    await fill(form(clerk, 'agreement/api/sign'), { signed_on: later(-30) });
    const box = form(clerk, 'agreement/api/sign').locator('input[type=checkbox][name=without]');
    if ((await box.count()) > 0) await box.check();
    await send(form(clerk, 'agreement/api/sign'));
    await did(clerk, words, 'agreement_signed');
    await expect(clerk.locator('main')).toContainText(words.say('agreement.defect_needs_plan'));
    await look(clerk, 'defect');
    return at;
  });

  const plan = await test.step('the supervisor writes the plan, with a measure of their own, and reports it', async () => {
    await supervisor.goto(agreement);
    await leave(supervisor, () => supervisor.locator('main a[href^="/corrective-plan/new"]').first().click());
    await look(supervisor, 'plan-new');
    const draft = form(supervisor, 'corrective_plan/api/draft');
    const basis = draft.locator('select[name=basis]');
    if ((await basis.count()) > 0) await choose(basis, 'デモ-8-0012');
    await fill(draft, { shortcoming: '約定に除外の文言がない。', delay: '相手方の承認に時間がかかる。', limit_on: later(10), ends_on: later(60) });
    await send(draft);
    await did(supervisor, words, 'plan_drafted');
    const at = new URL(supervisor.url()).pathname;
    await supervisor.goto(`${at}/part?kind=measure`);
    const part = form(supervisor, 'add_part');
    await fill(part, { title: '除外の覚書を結ぶ。', due_on: later(40) });
    await choose(part.locator('select[name=owner]'), '渡辺');
    await send(part);
    await did(supervisor, words, 'plan_part_added');
    await supervisor.goto(`${at}/report`);
    await look(supervisor, 'plan-report');
    await send(form(supervisor, 'corrective_plan/api/report'));
    await did(supervisor, words, 'plan_reported');
    await look(supervisor, 'plan-reported');
    return at;
  });

  await test.step('the ministry confirms the receipt, and approves nothing', async () => {
    await officer.goto(plan);
    await look(officer, 'plan-ministry');
    await officer.goto(`${plan}/receive`);
    await fill(form(officer, 'receive'), { number: '受 第5号' });
    await send(form(officer, 'receive'));
    await did(officer, words, 'plan_received');
  });

  await test.step('a day slips: a further version is reported, the first stays', async () => {
    await supervisor.goto(`${plan}/revise`);
    await fill(form(supervisor, 'revise'), { reason: '相手方の決裁が遅れる。' });
    await send(form(supervisor, 'revise'));
    await did(supervisor, words, 'plan_revision_begun');
    await supervisor.goto(`${plan}/edit`);
    await fill(form(supervisor, 'corrective_plan/api/edit'), { ends_on: later(90) });
    await send(form(supervisor, 'corrective_plan/api/edit'));
    await supervisor.goto(`${plan}/report`);
    await send(form(supervisor, 'corrective_plan/api/report'));
    await did(supervisor, words, 'plan_reported');
    await supervisor.goto(`${plan}/version`);
    await look(supervisor, 'plan-versions');
  });

  await test.step('the owner proves the measure, a second person finds it done, the end is reported', async () => {
    await supervisor.goto(plan);
    await leave(supervisor, () => supervisor.locator('main a[href^="/corrective-part/"]').first().click());
    await look(supervisor, 'plan-part');
    await fill(form(supervisor, 'corrective_plan/api/record').first(), { progress: '覚書を結んだ。', done_on: today(), proof: '覚書 第3号' });
    await send(form(supervisor, 'corrective_plan/api/record').first());
    await did(supervisor, words, 'plan_progress_recorded');
    await manager.goto(plan);
    await leave(manager, () => manager.locator('main a[href^="/corrective-part/"]').first().click());
    await look(manager, 'plan-second');
    await send(form(manager, 'verify').first());
    await did(manager, words, 'plan_proof_verified');
    await supervisor.goto(`${plan}/close`);
    await fill(form(supervisor, 'close'), { end: '除外の覚書で終わった。' });
    await send(form(supervisor, 'close'));
    await did(supervisor, words, 'plan_closed');
    await look(supervisor, 'plan-closed');
  });

  await test.step('the exclusion is recorded and read by a second person: the agreement is settled', async () => {
    await clerk.goto(`${agreement}/exclusion`);
    await fill(form(clerk, 'draft_exclusion'), { exclusion: '防衛省の保護すべき情報は、この約定の対象としない。', exclusion_on: today() });
    await send(form(clerk, 'draft_exclusion'));
    await did(clerk, words, 'agreement_exclusion_drafted');
    await clerk.goto(`${agreement}/sign`);
    await fill(form(clerk, 'agreement/api/sign'), { signed_on: today() });
    await send(form(clerk, 'agreement/api/sign'));
    await did(clerk, words, 'agreement_signed');
    await supervisor.goto(agreement);
    await send(form(supervisor, 'check_exclusion').first());
    await did(supervisor, words, 'agreement_exclusion_checked');
    await expect(supervisor.locator('main')).not.toContainText(words.say('agreement.defect_needs_plan'));
    await look(supervisor, 'settled');
  });
});
