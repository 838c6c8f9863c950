// The risks of a company (12): its own method, an assessment with its scope, three factors judged together, a risk accepted by somebody
// else, the result made known by name and acknowledged, and the next assessment beside it.

import { choose, did, fill, form, send } from '../support/form.ts';
import { today } from '../support/job.ts';
import { looker } from '../support/look.ts';
import { expect, test } from '../support/test.ts';

// The first version of the method is the first one of the company.
test.use({ alone: 'risk' });

/** In so many days, as the portal counts days. */
function later(days: number): string {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

const look = looker('risk');

const RISK = { asset: '図面一式（目録 第3号）', threat: '標的型の電子メール', vulnerability: '訓練が年に一度', damage: '図面の一部が漏れる' };
const BEFORE = { before_damage: '3', before_threat: '3', before_vulnerability: '3' };
const AFTER = { after_damage: '3', after_threat: '2', after_vulnerability: '1' };

test('risks are judged by the declared method, accepted by name, made known, and compared with the year after', async ({ portal, desk, words }) => {
  test.setTimeout(400_000);
  const page = async (email: string) => (await desk(portal.person(email))).page;
  const supervisor = await page('supervisor@minato.example');
  const manager = await page('manager@minato.example');
  const { page: clerk, watch } = await desk(portal.person('clerk@minato.example'));

  await test.step('the company declares its method, which never changes once it is in use', async () => {
    await supervisor.goto('/risk-assessment/new');
    await expect(supervisor.locator('main')).toContainText(words.say('risk_assessment.needs_method'));
    await supervisor.goto('/risk-method');
    await send(form(supervisor, 'risk_method/api/begin'));
    await did(supervisor, words, 'risk_method_begun');
    await look(supervisor, 'method-draft');
    await fill(form(supervisor, 'risk_method/api/edit'), { threat: 'A\nB' });
    await send(form(supervisor, 'risk_method/api/edit'));
    await expect(supervisor.locator('#threat-error')).toContainText(words.say('refusal.fault_three_to_five'));
    const at = new URL(supervisor.url()).pathname;
    await supervisor.goto(`${at}/table`);
    // The level of the worst case is taken down: pointed out, and not forbidden.
    await supervisor.locator('select[name="cells[35]"]').selectOption('1');
    await send(form(supervisor, 'set_table'));
    await expect(supervisor.locator('main')).toContainText('4-3-2 → 4-3-3');
    await look(supervisor, 'method-falls');
    await supervisor.goto(`${at}/table`);
    await look(supervisor, 'method-table');
    await supervisor.locator('select[name="cells[35]"]').selectOption('4');
    await send(form(supervisor, 'set_table'));
    await send(form(supervisor, 'risk_method/api/publish'));
    await did(supervisor, words, 'risk_method_published');
    await expect(form(supervisor, 'risk_method/api/edit')).toHaveCount(0);
    await look(supervisor, 'method');
  });

  const first = await test.step('it is planned: a kind of the scope without a row needs a reason', async () => {
    await supervisor.goto('/risk-assessment/new');
    const plan = form(supervisor, 'risk_assessment/api/plan');
    await fill(plan, { trigger: 'incident', due_on: later(-1), handling: '製造部\n設計部', other: '総務部' });
    await send(plan);
    await expect(supervisor.locator('#reason-error')).toContainText(words.say('refusal.fault_missing'));
    await expect(supervisor.locator('#due_on-error')).toContainText(words.say('refusal.fault_in_the_past'));
    await expect(supervisor.locator('#no_outside-error')).toContainText(words.say('refusal.fault_none_needs_reason'));
    await expect(supervisor.locator('[name=handling]'), 'what was typed stays').toHaveValue('製造部\n設計部');
    await look(supervisor, 'plan-wrong');
    await fill(plan, { trigger: 'periodic', due_on: later(30), outside: '情報システムの保守会社' });
    await send(plan);
    await did(supervisor, words, 'risk_planned');
    const at = new URL(supervisor.url()).pathname;
    await look(supervisor, 'planned');
    await supervisor.goto(`${at}/people`);
    const name = form(supervisor, 'name_person');
    await choose(name.locator('select[name=person]'), '松本');
    await fill(name, { part: 'accepts' });
    await send(name);
    await did(supervisor, words, 'risk_person_named');
    await look(supervisor, 'people');
    await supervisor.goto(`${at}/begin`);
    await send(form(supervisor, 'risk_assessment/api/begin'));
    await did(supervisor, words, 'risk_begun');
    return at;
  });

  const accepted = await test.step('three factors together; outside the scale, alone, one’s own acceptance: each is refused at its field', async () => {
    await supervisor.goto(`${first}/risk`);
    await look(supervisor, 'risk-new');
    const add = form(supervisor, 'risk/api/add');
    await fill(add, { ...RISK, before_damage: '3' });
    await send(add);
    await expect(supervisor.locator('#before_threat-error')).toContainText(words.say('refusal.fault_missing'));
    await fill(add, BEFORE);
    await add.locator('[name=before_damage]').evaluate((one) => {
      if (one instanceof HTMLSelectElement) (one.selectedOptions[0] as HTMLOptionElement).value = '9';
    });
    await send(add);
    await expect(supervisor.locator('#before_damage-error')).toContainText(words.say('refusal.fault_outside_scale'));
    await fill(add, { ...BEFORE, ...AFTER, treatment: 'reduce', plan: '訓練を四半期ごとに行う', due_on: later(60) });
    await choose(add.locator('[name=owner]'), '渡辺');
    await send(add);
    await did(supervisor, words, 'risk_added');
    await fill(form(supervisor, 'risk/api/link'), { kind: 'training', reference: '教育 2026-2' });
    await send(form(supervisor, 'risk/api/link'));
    await did(supervisor, words, 'risk_linked');
    await look(supervisor, 'risk');

    await supervisor.goto(`${first}/risk`);
    const other = form(supervisor, 'risk/api/add');
    await fill(other, { ...RISK, asset: '試験装置', threat: '停電', ...BEFORE, ...AFTER, treatment: 'accept', accept_until: later(-1) });
    await choose(other.locator('[name=owner]'), '渡辺');
    await send(other);
    await expect(supervisor.locator('#acceptor-error')).toContainText(words.say('refusal.fault_choice'));
    await expect(supervisor.locator('#accept_until-error')).toContainText(words.say('refusal.fault_in_the_past'));
    await fill(other, { accept_until: later(180) });
    await choose(other.locator('[name=acceptor]'), '松本');
    await send(other);
    await did(supervisor, words, 'risk_added');
    return new URL(supervisor.url()).pathname;
  });

  await test.step('whoever was asked accepts it; then the result is written down, with its map', async () => {
    await supervisor.goto(first);
    await expect(supervisor.locator('main a[href$="/document"]')).toHaveCount(0);
    await manager.goto('/deadline');
    await expect(manager.locator('main')).toContainText(words.say('deadline.kind_risk_to_accept'));
    await manager.goto(accepted);
    await look(manager, 'accept');
    await send(form(manager, 'risk/api/accept'));
    await did(manager, words, 'risk_accepted');
    await supervisor.goto(first);
    await look(supervisor, 'assessing');
    await supervisor.goto(`${first}/document`);
    await send(form(supervisor, 'risk_assessment/api/document'));
    await expect(supervisor.locator('#conclusion-error')).toContainText(words.say('refusal.fault_missing'));
    await fill(form(supervisor, 'risk_assessment/api/document'), { conclusion: '訓練を増やせば、高い水準は残らない。' });
    await send(form(supervisor, 'risk_assessment/api/document'));
    await did(supervisor, words, 'risk_documented');
    await look(supervisor, 'documented');
    watch.expect(/404/);
    await clerk.goto(first);
    await expect(clerk.locator('h1')).toHaveText(words.say('shell.not_found'));
  });

  await test.step('it is made known by name, and each acknowledges for themself', async () => {
    await supervisor.goto(`${first}/make-known`);
    const tell = form(supervisor, 'make_known');
    await choose(tell.locator('[name=also]'), '山田');
    await send(tell);
    await expect(supervisor.locator('#reason-error')).toContainText(words.say('refusal.fault_missing'));
    await look(supervisor, 'make-known');
    await fill(tell, { reason: '下請負の手配に要る' });
    await send(tell);
    await did(supervisor, words, 'risk_made_known');
    await clerk.goto(first);
    await look(clerk, 'told');
    const line = await form(clerk, 'acknowledge').locator('[name=id]').inputValue();
    // Somebody else's line in one's own form.
    await manager.goto(first);
    await form(manager, 'acknowledge').locator('[name=id]').evaluate((one, id) => {
      (one as HTMLInputElement).value = id;
    }, line);
    await send(form(manager, 'acknowledge'));
    await expect(manager.locator('main')).toContainText(words.say('refusal.rule_acknowledges_another'));
    for (const reader of [clerk, manager]) {
      await reader.goto(first);
      await send(form(reader, 'acknowledge'));
      await did(reader, words, 'circulation_acknowledged');
    }
  });

  await test.step('the interval leads to the next one, whose risks are looked at again and stand beside the first', async () => {
    await supervisor.goto('/risk-assessment/interval');
    await send(form(supervisor, 'set_interval'));
    await expect(supervisor.locator('#months-error')).toContainText(words.say('refusal.fault_missing'));
    await fill(form(supervisor, 'set_interval'), { months: '12' });
    await send(form(supervisor, 'set_interval'));
    await supervisor.goto('/deadline');
    await expect(supervisor.locator('main')).toContainText(words.say('deadline.kind_risk_next'));
    await supervisor.goto('/risk-assessment/new');
    await fill(form(supervisor, 'risk_assessment/api/plan'), { trigger: 'periodic', due_on: later(90) });
    await send(form(supervisor, 'risk_assessment/api/plan'));
    const second = new URL(supervisor.url()).pathname;
    await supervisor.goto(`${second}/begin`);
    await send(form(supervisor, 'risk_assessment/api/begin'));
    await look(supervisor, 'carried');
    const risks = await supervisor.locator('main table a[href^="/risk/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(risks).toHaveLength(2);
    await supervisor.goto(risks[0] ?? '');
    await fill(form(supervisor, 'risk/api/edit'), { after_damage: '1', after_threat: '1', due_on: later(120) });
    await send(form(supervisor, 'risk/api/edit'));
    await supervisor.goto(risks[1] ?? '');
    const dropping = form(supervisor, 'drop_risk');
    await supervisor.locator('details', { has: dropping }).locator('summary').first().click();
    await send(dropping);
    await did(supervisor, words, 'risk_dropped');
    await supervisor.goto(`${second}/document`);
    await fill(form(supervisor, 'risk_assessment/api/document'), { conclusion: '水準が下がった。' });
    await send(form(supervisor, 'risk_assessment/api/document'));
    await supervisor.goto(`${second}/compare`);
    await expect(supervisor.locator('main')).toContainText(words.say('risk_assessment.move_lowered'));
    await expect(supervisor.locator('main')).toContainText(words.say('risk_assessment.move_gone'));
    await look(supervisor, 'compare');
    await supervisor.goto('/risk-assessment');
    await look(supervisor, 'register');
  });
});
