// Permission to let a third party handle protected information (5-4-1): through the prime to the ministry, used, revoked, given
// back; and refused on paper, so that a new request refers to it.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { did, fill, form, leave, send } from '../support/form.ts';
import { today } from '../support/job.ts';
import { fits } from '../support/look.ts';
import { expect, test } from '../support/test.ts';
import type { Words } from '../support/words.ts';

/** In so many days, as the portal counts days. */
function later(days = 100): string {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

const REQUEST = {
  items: '目録 第12号\n図面番号 A-103',
  party: 'Northwind Holdings plc',
  relation: 'parent',
  nationality: '英国',
  ownership: '上場会社。支配する株主はいない。',
  purpose: '設計審査への助言を受ける。',
  site: '東京都港区 自社会議室',
  protection: '会議室でのみ閲覧させ、持ち出させない。',
  agreement: 'グループ基本契約 第3号',
};

async function look(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  await accessible(page);
  await fits(page);
  const folder = process.env['KAKUNIN_PICTURES'];
  const name = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/, 'one').slice(1).replaceAll('/', '-');
  if (folder) await page.screenshot({ path: join(folder, `${test.info().project.name}-${name}.png`), fullPage: true });
}

/** From the page of a request to the page of one of its steps. */
async function step(page: Page, words: Words, name: string): Promise<void> {
  await leave(page, () => page.locator('main').getByRole('link', { name: words.say(name), exact: true }).first().click());
  await look(page);
}

/** Every point of the list of safeguards is in place. */
async function safeguards(page: Page): Promise<void> {
  const yes = page.locator('input[name^="held["][value="yes"]');
  for (let index = 0; index < (await yes.count()); index += 1) await yes.nth(index).check();
  await send(form(page, 'answer_safeguards'));
}

/** Writes a request below the first thing to choose from, or the one with these words; gives its address. */
async function draft(page: Page, words: Words, below = ''): Promise<string> {
  const typed = form(page, 'draft');
  const basis = typed.locator('select[name=basis]');
  const first = basis.locator('option:not([value=""])', { hasText: below }).first();
  await basis.selectOption((await first.getAttribute('value')) ?? '');
  await fill(typed, { ...REQUEST, wanted_until: later() });
  await send(typed);
  await did(page, words, 'disclosure_drafted');
  await look(page);
  await safeguards(page);
  await did(page, words, 'disclosure_safeguards_answered');
  return new URL(page.url()).pathname;
}

test('a request goes up to the ministry, is permitted, used, revoked and given back', async ({ portal, desk, words }) => {
  const sub = (await desk(portal.person('supervisor@kamome.example'))).page;
  const clerk = (await desk(portal.person('clerk@minato.example'))).page;
  const officer = (await desk(portal.person('officer@ministry.example'))).page;

  await test.step('which of the two?', async () => {
    await sub.goto('/disclosure/guide');
    await look(sub);
    const question = sub.locator('form[action="/disclosure/guide"]');
    await fill(question, { purpose: 'performs-part' });
    await send(question);
    await expect(sub.locator('main')).toContainText(words.say('disclosure.way_engagement'));
    await fill(question, { purpose: 'anything-else' });
    await send(question);
    await look(sub);
    await step(sub, words, 'disclosure.new');
  });

  const address = await test.step('the subcontractor writes it, and what is missing is said', async () => {
    await fill(form(sub, 'draft'), { party: REQUEST.party });
    await send(form(sub, 'draft'));
    await expect(sub.getByRole('alert')).toContainText(words.say('refusal.fault_missing'));
    await expect(sub.locator('[name=party]'), 'what was typed stays').toHaveValue(REQUEST.party);
    const at = await draft(sub, words);
    await step(sub, words, 'disclosure.put_prime_now');
    await send(form(sub, 'put'));
    await did(sub, words, 'disclosure_put');
    return at;
  });

  await test.step('the prime puts it to the ministry', async () => {
    await clerk.goto('/');
    await leave(clerk, () => clerk.locator(`#mine a[href="${address}"]`).click());
    await look(clerk);
    await step(clerk, words, 'disclosure.request_now');
    await fill(form(clerk, 'put'), { note: '目的と期間は妥当である。' });
    await send(form(clerk, 'put'));
    await did(clerk, words, 'disclosure_put');
  });

  await test.step('the ministry asks, the prime answers, the ministry permits', async () => {
    await officer.goto(address);
    await look(officer);
    await fill(form(officer, 'query'), { text: '株主の一覧はありますか。' });
    await send(form(officer, 'query'));
    await did(officer, words, 'application_queried');
    await clerk.goto(address);
    await fill(form(clerk, 'answer_query'), { text: '別に提出する。' });
    await send(form(clerk, 'answer_query'));
    await did(clerk, words, 'query_answered');
    await officer.goto(address);
    await step(officer, words, 'disclosure.permit');
    await fill(form(officer, 'decide'), { conditions: '複製しないこと。', valid_until: later() });
    await send(form(officer, 'decide'));
    await did(officer, words, 'application_answered');
  });

  await test.step('it is used, revoked, given back', async () => {
    await sub.goto(address);
    await expect(sub.locator('main')).toContainText('複製しないこと。');
    await step(sub, words, 'disclosure.handle');
    await fill(form(sub, 'handle_first'), { day: today() });
    await send(form(sub, 'handle_first'));
    await did(sub, words, 'disclosure_handled');
    await officer.goto(address);
    await step(officer, words, 'disclosure.revoke');
    await fill(form(officer, 'revoke'), { reason: '所有者が変わったため。' });
    await send(form(officer, 'revoke'));
    await did(officer, words, 'disclosure_revoked');
    for (const told of [sub, clerk]) {
      await told.goto('/notice');
      await expect(told.locator('main')).toContainText(words.say('notice.disclosure_revoked'));
    }
    await sub.goto(address);
    await expect(sub.locator('main')).toContainText(words.say('disclosure.proof_missing'));
    await step(sub, words, 'disclosure.record_return');
    await fill(form(sub, 'record_return'), { day: today(), proof: '受領書 第8号、総務部で保管。' });
    await send(form(sub, 'record_return'));
    await did(sub, words, 'disclosure_returned');
  });

  await test.step('the register says it', async () => {
    await officer.goto('/disclosure/register');
    await look(officer);
    await fill(officer.locator('form[role=search]'), { q: 'Northwind', hold: 'closed' });
    await send(officer.locator('form[role=search]'));
    await expect(officer.locator('tbody tr').first()).toContainText('Northwind Holdings plc');
    await sub.goto('/disclosure');
    await look(sub);
  });
});

test('a company two tiers down asks through both; permitted with conditions, renewed, revoked', async ({ portal, desk, words }) => {
  const page = async (email: string) => (await desk(portal.person(email))).page;
  const sub = await page('supervisor@tsubame.example');
  const middle = await page('clerk@asahi.example');
  const prime = await page('clerk@hokuto.example');
  const officer = await page('officer@ministry.example');

  /** Up one tier: the company below puts it, the one above has it in its work. */
  const up = async (below: Page, above: Page, address: string, name: string) => {
    await step(below, words, name);
    await send(form(below, 'put'));
    await did(below, words, 'disclosure_put');
    await above.goto('/');
    await expect(above.locator(`#mine a[href="${address}"]`)).toBeVisible();
    await above.goto(address);
    await look(above);
  };
  /** Through both tiers to the ministry, which permits until a day. */
  const permitted = async (address: string, conditions: string, until: string) => {
    expect((await prime.request.get(address)).status(), 'unknown above the next tier').toBe(404);
    await up(sub, middle, address, 'disclosure.put_upstream_now');
    expect((await officer.request.get(address)).status(), 'unknown to the ministry').toBe(404);
    await up(middle, prime, address, 'disclosure.put_prime_now');
    await step(prime, words, 'disclosure.request_now');
    await send(form(prime, 'put'));
    await did(prime, words, 'disclosure_put');
    await officer.goto(address);
    await step(officer, words, 'disclosure.permit');
    await fill(form(officer, 'decide'), { conditions, valid_until: until });
    await send(form(officer, 'decide'));
    await did(officer, words, 'application_answered');
  };

  const first = await test.step('tier 2 asks, and every tier sees what the ministry permits', async () => {
    await sub.goto('/disclosure/new?purpose=anything-else');
    const address = await draft(sub, words, '治具の電気検査');
    await permitted(address, '複製しないこと。', later(30));
    for (const reader of [sub, middle, prime]) {
      await reader.goto(address);
      await expect(reader.locator('#answers')).toContainText('複製しないこと。');
    }
    return address;
  });

  await test.step('the renewal goes the same way, and the first permission stays as it was', async () => {
    await sub.goto(first);
    await step(sub, words, 'disclosure.renew');
    await expect(form(sub, 'draft').locator('[name=party]')).toHaveValue(REQUEST.party);
    await fill(form(sub, 'draft'), { wanted_until: later(200) });
    await send(form(sub, 'draft'));
    await did(sub, words, 'disclosure_drafted');
    await safeguards(sub);
    const renewal = new URL(sub.url()).pathname;
    await permitted(renewal, '複製しないこと。半年ごとに報告すること。', later(200));
    await sub.goto(first);
    await expect(sub.locator('main')).toContainText(words.say('disclosure.status_permitted'));

    await officer.goto(renewal);
    await step(officer, words, 'disclosure.revoke');
    await fill(form(officer, 'revoke'), { reason: '第三者の所在地が変わったため。' });
    await send(form(officer, 'revoke'));
    await did(officer, words, 'disclosure_revoked');
    for (const told of [sub, middle, prime]) {
      await told.goto('/notice');
      await expect(told.locator(`main a[href="${renewal}"]`, { hasText: words.say('notice.disclosure_revoked') }).first()).toBeVisible();
    }
    await officer.goto('/disclosure/register');
    await look(officer);
  });
});

test('a refusal on paper is for good; a new request refers to it', async ({ portal, desk, words }) => {
  const clerk = (await desk(portal.person('clerk@minato.example'))).page;
  const officer = (await desk(portal.person('officer@ministry.example'))).page;
  const second = (await desk(portal.person('reader@ministry.example'))).page;
  await clerk.goto('/disclosure/new?purpose=anything-else');
  await look(clerk);
  const address = await draft(clerk, words);

  // The same list in two windows: the later one sees both answers in words, and decides.
  const other = await clerk.context().newPage();
  for (const window of [clerk, other]) await window.goto(`${address}/safeguards`);
  const answers = form(clerk, 'answer_safeguards');
  await answers.locator('input[name^="held["][value="not-applicable"]').first().check();
  await answers.locator('input[name^="note["]').first().fill('紙では渡さない。');
  await send(answers);
  await did(clerk, words, 'disclosure_safeguards_answered');
  await send(form(other, 'answer_safeguards'));
  await expect(other.locator('.conflict').first()).toContainText(words.say('disclosure.held_not_applicable'));
  await expect(other.locator('.conflict').nth(1)).toContainText('紙では渡さない。');
  await look(other);
  await send(form(other, 'answer_safeguards'));
  await did(other, words, 'disclosure_safeguards_answered');
  await other.close();

  await clerk.goto(address);
  await step(clerk, words, 'disclosure.edit');
  await fill(form(clerk, 'edit'), { purpose: '設計審査への助言と立会い。' });
  await send(form(clerk, 'edit'));
  await did(clerk, words, 'saved');
  await step(clerk, words, 'disclosure.request_now');
  await send(form(clerk, 'put'));
  await did(clerk, words, 'disclosure_put');

  await officer.goto(address);
  await step(officer, words, 'disclosure.paper');
  const paper = { decision: 'refused', number: '装保 第45号', answered_on: today(), scan: 'R8-0042', reason: '必要性が認められない。' };
  await fill(form(officer, 'record_paper'), paper);
  await send(form(officer, 'record_paper'));
  await did(officer, words, 'paper_answer_recorded');
  await expect(form(officer, 'check_paper'), 'not by the same person').toHaveCount(0);
  await second.goto(address);
  await look(second);
  await send(form(second, 'check_paper'), words.say('application.entry_right'));
  await did(second, words, 'paper_answer_checked');

  await clerk.goto(address);
  await expect(clerk.locator('main')).toContainText(words.say('disclosure.refused_for_good'));
  await expect(clerk.getByRole('link', { name: words.say('disclosure.renew'), exact: true })).toHaveCount(0);
  await step(clerk, words, 'disclosure.follow');
  await expect(form(clerk, 'draft').locator('[name=party]')).toHaveValue(REQUEST.party);
  await fill(form(clerk, 'draft'), { purpose: '設計審査への助言だけ。' });
  await send(form(clerk, 'draft'));
  await did(clerk, words, 'disclosure_drafted');
  await safeguards(clerk);
  await expect(clerk.locator('#before tbody tr')).toHaveCount(1);
  await step(clerk, words, 'disclosure.withdraw');
  await fill(form(clerk, 'withdraw'), { reason: '取りやめる。' });
  await send(form(clerk, 'withdraw'));
  await did(clerk, words, 'disclosure_withdrawn');
});
