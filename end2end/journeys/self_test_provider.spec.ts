// The providers keep the rules that the portal is tested against: a browser goes through each, without the portal.

import { expect } from '@playwright/test';
import { claimsOf, description, random, redeemed, throughForm, type Client } from '../support/code_flow.ts';
import { Providers } from '../support/provider.ts';
import { withSite } from '../support/site.ts';

const test = withSite.extend<{ providers: Providers }>({
  providers: async ({ site }, use) => {
    const providers = await Providers.start(site.url);
    await use(providers);
    await providers.stop();
  },
});

test.describe('the OpenID provider', () => {
  test('describes itself and completes a code flow with PKCE', async ({ page, providers, site }) => {
    const { say, client } = settings(providers, 'oidc', site.url);
    const described = await description(say('issuer'));
    expect(described).toMatchObject({ issuer: say('issuer'), code_challenge_methods_supported: ['S256'] });
    const [state, nonce] = [random(), random()];
    const asked = { scope: 'openid', state, nonce };
    const { back, verifier } = await throughForm(page, described.authorization_endpoint, client, asked);
    expect(back.searchParams.get('state')).toBe(state);
    expect(back.searchParams.get('iss')).toBe(say('issuer'));

    const answer = await redeemed(described.token_endpoint, back, client, verifier);
    expect(answer.status).toBe(200);
    const claims = await claimsOf(answer.body['id_token'] ?? '', described.jwks_uri);
    expect(claims).toMatchObject({ iss: say('issuer'), aud: client.id, sub: 'tsuki', nonce });
    const again = await redeemed(described.token_endpoint, back, client, verifier);
    expect(again.status, 'a code works once').toBe(400);
  });

  test('refuses another verifier, another secret, and who comes without a challenge', async ({ page, providers, site }) => {
    const { say, client } = settings(providers, 'oidc', site.url);
    const { authorization_endpoint: ask, token_endpoint: redeem } = await description(say('issuer'));
    const one = await throughForm(page, ask, client, { scope: 'openid' });
    expect((await redeemed(redeem, one.back, client, random())).status).toBe(400);
    const other = await throughForm(page, ask, client, { scope: 'openid' });
    expect((await redeemed(redeem, other.back, { ...client, secret: 'guessed' }, other.verifier)).status).toBe(401);
    const without = { client_id: client.id, redirect_uri: client.back, response_type: 'code', scope: 'openid' };
    await page.goto(`${ask}?${new URLSearchParams(without).toString()}`);
    expect(new URL(page.url()).searchParams.get('error')).toBe('invalid_request');
  });
});

test.describe('the OAuth 2.0 provider', () => {
  test('completes a code flow with PKCE and says who it was', async ({ page, providers, site }) => {
    const { say, client } = settings(providers, 'oauth2', site.url);
    const state = random();
    const { back, verifier } = await throughForm(page, say('authorization_url'), client, { state });
    expect(back.searchParams.get('state')).toBe(state);
    const answer = await redeemed(say('token_url'), back, client, verifier);
    expect(answer.status).toBe(200);
    const headers = { authorization: `Bearer ${answer.body['access_token'] ?? ''}` };
    const who = (await (await fetch(say('userinfo_url'), { headers })).json()) as Record<string, string>;
    expect(who[say('subject_field')]).toBe('harbour-tsuki');
    expect(who[say('email_field')]).toBe('tsuki@harbour.example');
    expect((await fetch(say('userinfo_url'))).status, 'not without the token').toBe(401);
    expect((await redeemed(say('token_url'), back, client, verifier)).status, 'a code works once').toBe(400);
  });

  test('refuses another verifier, another secret, and who comes without a challenge', async ({ page, providers, site }) => {
    const { say, client } = settings(providers, 'oauth2', site.url);
    const one = await throughForm(page, say('authorization_url'), client, {});
    expect((await redeemed(say('token_url'), one.back, client, random())).status).toBe(400);
    const other = await throughForm(page, say('authorization_url'), client, {});
    expect((await redeemed(say('token_url'), other.back, { ...client, secret: 'guessed' }, other.verifier)).status).toBe(400);
    const without = new URLSearchParams({ client_id: client.id, redirect_uri: client.back, response_type: 'code' });
    expect((await page.goto(`${say('authorization_url')}?${without.toString()}`))?.status()).toBe(400);
  });
});

/** What the portal is told of a provider, as it stands in `kakunin.toml`. */
function settings(providers: Providers, kind: 'oidc' | 'oauth2', portal: string): { say: (key: string) => string; client: Client } {
  const part = providers.settings().split(/^\[\[sign_in\./m).find((part) => part.startsWith(kind)) ?? '';
  const all = new Map([...part.matchAll(/^(\w+) = "(.*)"$/gm)].map(([, key = '', value = '']) => [key, value]));
  const say = (key: string) => {
    const value = all.get(key);
    if (value === undefined) throw new Error(`${kind} has no ${key}`);
    return value;
  };
  const back = `${portal}/sign-in/callback/${say('name')}`;
  return { say, client: { id: say('client_id'), secret: say('client_secret'), back } };
}
