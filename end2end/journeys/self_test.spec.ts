// The watchers are watched: each support piece against something small of which the right finding is known. No portal.

import { expect, type Browser, type Page } from '@playwright/test';
import { createTransport } from 'nodemailer';
import { barriers } from '../support/axe.ts';
import { links, Mailbox, text } from '../support/mail.ts';
import { withSite, type Site } from '../support/site.ts';
import { code } from '../support/totp.ts';
import { Watch } from '../support/watch.ts';
import { Words } from '../support/words.ts';

const test = withSite.extend<{ mailbox: Mailbox }>({
  mailbox: async ({}, use) => {
    const mailbox = await Mailbox.open();
    await use(mailbox);
    await mailbox.close();
  },
});

async function watched(browser: Browser, site: Site, javaScriptEnabled = true): Promise<{ page: Page; watch: Watch }> {
  const context = await browser.newContext({ javaScriptEnabled });
  const watch = new Watch(context, site.url);
  const page = await context.newPage();
  await page.goto(site.url);
  return { page, watch };
}

test.describe('the one-time code', () => {
  // RFC 6238, appendix B: the last six of the eight digits for SHA-1.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  for (const [second, digits] of [[59, '287082'], [1111111109, '081804'], [2000000000, '279037'], [20000000000, '353130']] as const) {
    test(`at second ${second}`, () => expect(code(secret, Math.floor(second / 30))).toBe(digits));
  }
});

test.describe('the words', () => {
  test('a key that is nowhere is an error, not an empty text', () => {
    for (const language of ['ja', 'en'] as const) {
      expect(new Words(language).say('account.sign_in')).not.toBe('');
      expect(() => new Words(language).say('account.no_such_key')).toThrow(/no account\.no_such_key/);
    }
  });
});

test.describe('the mail server', () => {
  test('keeps what comes over a real connection', async ({ mailbox }) => {
    const transport = createTransport({ host: '127.0.0.1', port: mailbox.port, secure: false, ignoreTLS: true });
    const mail = {
      from: 'Kakunin <no-reply@kakunin.example>',
      to: ['hoshi@minato.example', 'tsuki@minato.example'],
      subject: '確認のお願い 確-2026-000123',
      text: '次のページを開いてください。\nhttp://127.0.0.1:1/engagement/1\n',
    };
    await transport.sendMail({ ...mail, subject: '別の件' });
    await transport.sendMail(mail);
    transport.close();
    const got = await mailbox.to('tsuki@minato.example', '確-2026-000123');
    expect(text(got)).toContain('次のページを開いてください。');
    expect(links(got)).toEqual(['http://127.0.0.1:1/engagement/1']);
    expect(mailbox.mails).toHaveLength(2);
  });
});

test.describe('the watch', () => {
  const wrongs: Record<string, Site['serves'] & { seen: RegExp }> = {
    'an error in the console': { body: '<script>console.error("it broke")</script>', seen: /it broke/ },
    'an error of a script': { body: '<script>missing.part()</script>', seen: /missing is not defined/ },
    'a promise that nobody caught': { body: '<script>Promise.reject(new Error("lost"))</script>', seen: /lost/ },
    'an island that found another page': { body: '<script>console.warn("A hydration mismatch")</script>', seen: /hydration/ },
    'an answer of the server’s failure': { body: '<script>fetch("/broken")</script>', seen: /503 GET/ },
    'a script against the policy': { body: '<script>1</script>', policy: "script-src 'nonce-a'", seen: /Content Security Policy/ },
    'a handler against the policy': {
      body: '<p onclick="1">p</p><img alt="" src="data:," onerror="1">',
      policy: "script-src 'nonce-a'",
      seen: /Content Security Policy/,
    },
    'a style against the policy': { body: '<p style="color:red">p</p>', policy: "style-src 'self'", seen: /Content Security Policy/ },
    'a picture against the policy': { body: '<img alt="" src="/a.png">', policy: "img-src data:", seen: /Content Security Policy/ },
    'a call against the policy': { body: '<script>fetch("/")</script>', policy: "connect-src 'none'", seen: /Content Security Policy/ },
  };
  for (const [name, { seen, ...wrong }] of Object.entries(wrongs)) {
    test(`sees ${name}`, async ({ browser, site }) => {
      site.serves = wrong;
      const { page, watch } = await watched(browser, site);
      await expect.poll(() => watch.seen.join('\n')).toMatch(seen);
      await page.context().close();
    });
  }

  test('sees a style against the policy with scripts off', async ({ browser, site }) => {
    site.serves = { body: '<p style="color:red">p</p>', policy: "style-src 'self'" };
    const { page, watch } = await watched(browser, site, false);
    await expect.poll(() => watch.seen.join('\n')).toMatch(/Content Security Policy/);
    await page.context().close();
  });

  test('says nothing of a sound page, nor of what was announced', async ({ browser, site }) => {
    site.serves = { body: '<h1>p</h1><script nonce="a">console.log("fine")</script>', policy: "script-src 'nonce-a'" };
    const { page, watch } = await watched(browser, site);
    watch.expect(/announced/);
    await page.evaluate(() => console.error('this was announced'));
    await page.evaluate(() => console.error('this was not'));
    await expect.poll(() => watch.seen).toHaveLength(1);
    expect(watch.seen[0]).toContain('this was not');
    await page.context().close();
  });
});

test.describe('the examination for accessibility', () => {
  const faults: Record<string, string> = {
    'label': '<h1>見出し</h1><input name="email">',
    'image-alt': '<h1>見出し</h1><img src="data:,">',
    'color-contrast': '<h1>見出し</h1><p style="color:#bbb;background:#fff">読みにくい</p>',
    'target-size': '<h1>見出し</h1><a href="/1" style="font-size:8px">1</a> <a href="/2" style="font-size:8px">2</a>',
    'button-name': '<h1>見出し</h1><button></button>',
  };
  for (const [rule, body] of Object.entries(faults)) {
    test(`finds ${rule}`, async ({ page, site }) => {
      site.serves = { body };
      await page.goto(site.url);
      expect((await barriers(page)).join('\n')).toContain(`${rule}: `);
    });
  }

  // A policy like the portal's must not keep the examination out, nor must a project without scripts.
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`scripts ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      test.use({ javaScriptEnabled });

      test('works under a strict policy', async ({ page, site }) => {
        const policy = "default-src 'none'; script-src 'nonce-a'; style-src 'self'";
        site.serves = { body: '<h1>見出し</h1><input name="email">', policy };
        await page.goto(site.url);
        expect(await barriers(page)).toEqual([expect.stringContaining('label: ')]);
        site.serves = { body: '<h1>見出し</h1><label>メール <input name="email"></label>', policy };
        await page.reload();
        expect(await barriers(page)).toEqual([]);
      });

      test('sees what stands there, after scripts or without them', async ({ page, site }) => {
        const body = `<h1>見出し</h1><style>p { color: #bbb; background: #fff }</style><p>読みにくい</p>`;
        site.serves = { body: `${body}<script>document.querySelector('p').remove()</script>` };
        await page.goto(`${site.url}/#part`);
        const found = javaScriptEnabled ? [] : [expect.stringContaining('color-contrast: ')];
        expect(await barriers(page)).toEqual(found);
      });
    });
  }
});
