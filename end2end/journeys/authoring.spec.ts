// A company writes its own checklist, publishes it, and publishes a second version with what became of every item.

import type { Page } from '@playwright/test';
import { accessible } from '../support/axe.ts';
import { did, fill, form, leave, send } from '../support/form.ts';
import { fits } from '../support/look.ts';
import { expect, test } from '../support/test.ts';
import type { Words } from '../support/words.ts';

const POLICY = '情報セキュリティの基本方針を定めていますか。';
const SYSTEM = '保護システムを使いますか。';
const USERS = '利用者名簿がありますか。';
const LOCKED = '保管場所を施錠していますか。';
const PICTURES = process.env['PICTURES'];

/** Follows a link of the page. */
async function follow(page: Page, name: string): Promise<void> {
  await leave(page, () => page.locator('main').getByRole('link', { name, exact: true }).first().click());
}

/** What is new in a wording is marked up to its last sign. */
function bare(question: string): string {
  return question.replace(/。$/, '');
}

class Author {
  private taken = 0;

  constructor(
    readonly page: Page,
    readonly words: Words,
    readonly examine: boolean,
  ) {}

  say(key: string, values: Record<string, string | number> = {}): string {
    return this.words.say(`checklist_draft.${key}`, values);
  }

  /** Looks at the page as everybody must be able to. */
  async look(name: string): Promise<void> {
    if (this.examine) await accessible(this.page);
    await fits(this.page);
    this.taken += 1;
    if (PICTURES) {
      const path = `${PICTURES}/${this.words.language}-${String(this.taken).padStart(2, '0')}-${name}.png`;
      await this.page.screenshot({ path, fullPage: true });
    }
  }

  async addItem(texts: Record<string, string>): Promise<void> {
    await send(form(this.page, 'add_item'));
    await expect(this.page).toHaveURL(/\/item\/q-/);
    await this.save(texts);
  }

  async save(texts: Record<string, string>): Promise<void> {
    await fill(form(this.page, 'edit_item'), texts);
    await send(form(this.page, 'edit_item'), this.say('save'));
    await did(this.page, this.words, 'saved');
  }

  /** Opens an item from its section. */
  async open(question: string): Promise<void> {
    await leave(this.page, () => this.page.getByRole('link', { name: question, exact: true }).click());
    await expect(this.page).toHaveURL(/\/item\//);
  }

  async back(): Promise<void> {
    await follow(this.page, this.say('back'));
  }

  row(question: string) {
    return this.page.locator('main tbody tr', { hasText: bare(question) });
  }
}

test('write, look, publish, reword, publish with the difference', async ({ portal, desk, words, javaScriptEnabled }) => {
  const person = portal.person('clerk@hokuto.example');
  const { page, context } = await desk(person);
  const author = new Author(page, words, javaScriptEnabled === true);
  const title = words.language === 'ja' ? '当社の確認事項' : 'Our checklist';

  await test.step('an empty draft says what it lacks', async () => {
    await page.goto('/checklist');
    await follow(page, author.say('begin'));
    await author.look('begin');
    await send(form(page, 'begin'));
    await did(page, words, 'checklist_draft_begun');
    await expect(page.locator('main')).toContainText(author.say('problem_empty'));
    await author.look('empty');
  });

  await test.step('titles, a section, items', async () => {
    await leave(page, () => page.locator('.description-list__change a').first().click());
    await fill(form(page, 'edit_titles'), { title_ja: '当社の確認事項', title_en: 'Our checklist' });
    await send(form(page, 'edit_titles'));
    await expect(page.locator('h1')).toHaveText(title);
    await send(form(page, 'add_section'));
    await fill(form(page, 'edit_section'), { title_ja: '組織', title_en: 'Organisation' });
    await send(form(page, 'edit_section'));
    await author.addItem({ question_ja: POLICY, clauses: '4-1-1-a' });
    await send(form(page, 'add_item'));
    const item = form(page, 'edit_item');
    await fill(item, { question_ja: SYSTEM, kind: 'choice' });
    await item.locator('#choice-ja-1').fill('はい');
    await item.locator('#choice-ja-2').fill('いいえ');
    await item.locator('#choice-at-2').fill('1');
    await send(item, author.say('save'));
    await author.open(SYSTEM);
    await expect(item.locator('#choice-ja-1')).toHaveValue('いいえ');
    await author.back();
    await author.addItem({ question_ja: USERS });
  });

  await test.step('a condition, in two steps without script', async () => {
    await author.open(USERS);
    const item = form(page, 'edit_item');
    const system = await item.locator('#condition_item option', { hasText: SYSTEM }).getAttribute('value');
    await item.locator('#condition_item').selectOption(system ?? '');
    await send(item, author.say('save'));
    await expect(page.locator('main')).toContainText(author.say('problem_condition'));
    await page.getByLabel('はい', { exact: true }).check();
    await author.look('item');
    await send(form(page, 'edit_item'), author.say('save'));
    await author.look('section');
  });

  await test.step('order by the keyboard, removed and put back', async () => {
    await author.row(POLICY).getByRole('button', { name: author.say('down') }).focus();
    await leave(page, () => page.keyboard.press('Enter'));
    await expect(page.locator('main tbody tr').nth(1)).toContainText(POLICY);
    await send(author.row(POLICY).locator('form[action$="/shift"]').first());
    await expect(page.locator('main tbody tr').nth(0)).toContainText(POLICY);
    await send(author.row(SYSTEM).locator('form[action$="/remove"]'));
    await did(page, words, 'checklist_part_removed');
    await expect(author.row(USERS)).toContainText(author.say('problem_condition'));
    await author.look('removed');
    await send(author.row(SYSTEM).locator('form[action$="/restore"]'));
    await did(page, words, 'checklist_part_restored');
    await expect(page.locator('main')).not.toContainText(author.say('problem_condition'));
  });

  await test.step('a colleague was faster on the same item', async () => {
    await author.open(POLICY);
    const other = await context.newPage();
    await other.goto(page.url());
    await fill(form(other, 'edit_item'), { why_ja: '先に書いた理由' });
    await send(form(other, 'edit_item'), author.say('save'));
    await other.close();
    await fill(form(page, 'edit_item'), { why_ja: '後から書いた理由' });
    await send(form(page, 'edit_item'), author.say('save'));
    await expect(page.locator('.conflict')).toContainText('先に書いた理由');
    await expect(page.locator('.conflict')).toContainText('後から書いた理由');
    await author.look('conflict');
    await author.save({ why_ja: '二人の理由' });
  });

  await test.step('look at it as the subcontractor will, and publish', async () => {
    await page.goto(page.url().replace(/\?.*/, ''));
    await follow(page, author.say('preview'));
    await expect(page.locator('.question')).toHaveCount(3);
    await author.look('preview');
    await author.back();
    await follow(page, author.say('to_publish'));
    await author.look('publish');
    await send(form(page, 'publish'));
    await did(page, words, 'checklist_published');
    await expect(page).toHaveURL(/\/checklist\/[0-9a-f-]{36}$/);
  });

  await test.step('the second version: one reworded, one removed, one new', async () => {
    await follow(page, author.say('write_on'));
    await send(form(page, 'begin'));
    await author.open(POLICY);
    await author.save({ question_ja: '情報セキュリティの基本方針を定め、周知していますか。' });
    await send(author.row(USERS).locator('form[action$="/remove"]'));
    await author.addItem({ question_ja: LOCKED });
    await author.open(LOCKED);
    const slot = form(page, 'edit_item').locator('#place option', { hasText: '基本方針' });
    await author.save({ place: (await slot.getAttribute('value')) ?? '' });
    await expect(page.locator('main tbody tr').nth(1)).toContainText(LOCKED);
    await follow(page, author.say('to_publish'));
    await expect(form(page, 'publish')).toHaveCount(0);
    await follow(page, author.say('settle'));
    await expect(author.row(LOCKED)).toContainText(author.say('change_new'));
    // There is no English: the old Japanese must not stand for it now.
    await expect(page.locator('main tbody tr').first()).toContainText('基本方針を定め、周知していますか。');
    await author.look('difference');
    await send(form(page, 'declare_proposed'));
    await did(page, words, 'checklist_origin_declared');
  });

  await test.step('the author corrects what the portal thought', async () => {
    await leave(page, () => author.row(LOCKED).getByRole('link').click());
    await form(page, 'declare').locator('[name=kind][value=reworded]').check();
    await page.getByLabel(new RegExp(USERS)).check();
    await author.look('origin');
    await send(form(page, 'declare'), author.say('settle_this'));
    await expect(author.row(LOCKED)).toContainText(author.say('change_reworded'));
    await expect(author.row(LOCKED)).toContainText(bare(USERS));
    await author.back();
    await follow(page, author.say('to_publish'));
    await send(form(page, 'publish'));
    await did(page, words, 'checklist_published');
    await page.locator('.details > summary').first().click();
    await expect(author.row(LOCKED)).toContainText(bare(USERS));
    await author.look('version');
  });
});

test('a draft can be given up', async ({ portal, desk, words }) => {
  const { page } = await desk(portal.person('clerk@hokuto.example'));
  await page.goto('/checklist/draft/new');
  await page.locator('main form [name=from]').nth(1).check();
  await send(form(page, 'begin'));
  const draft = page.url();
  await follow(page, words.say('checklist_draft.discard'));
  await send(form(page, 'discard'));
  await did(page, words, 'checklist_draft_discarded');
  expect((await page.request.get(draft)).status()).toBe(404);
});
