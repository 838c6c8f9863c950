// An authorization code flow with PKCE (RFC 7636), step by step, as a client that knows nothing of the portal would go it.

import { createHash, createPublicKey, randomBytes, verify, type JsonWebKey } from 'node:crypto';
import type { Page } from '@playwright/test';

export type Description = Record<'issuer' | 'authorization_endpoint' | 'token_endpoint' | 'jwks_uri', string>;

/** Who asks the provider: what both know, and the address to come back to. */
export interface Client {
  id: string;
  secret: string;
  back: string;
}

export function random(): string {
  return randomBytes(32).toString('base64url');
}

/** What an OpenID provider says of itself. */
export async function description(issuer: string): Promise<Description> {
  return (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Description;
}

/** Somebody signs in at the provider; gives the address that it led back to. */
export async function throughForm(
  page: Page,
  at: string,
  client: Client,
  more: Record<string, string>,
): Promise<{ back: URL; verifier: string }> {
  const verifier = random();
  const asked = new URLSearchParams({
    ...more,
    client_id: client.id,
    redirect_uri: client.back,
    response_type: 'code',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  await page.goto(`${at}?${asked.toString()}`);
  // Who was here before is not asked again.
  if (!page.url().startsWith(client.back)) {
    await page.getByLabel('Login').fill('tsuki');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL((url) => url.href.startsWith(client.back));
  }
  return { back: new URL(page.url()), verifier };
}

/** The code for tokens. */
export async function redeemed(
  at: string,
  back: URL,
  client: Client,
  verifier: string,
): Promise<{ status: number; body: Record<string, string> }> {
  const authorization = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`;
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code: back.searchParams.get('code') ?? '',
    redirect_uri: client.back,
    code_verifier: verifier,
  });
  const answer = await fetch(at, { method: 'POST', headers: { authorization }, body });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

/** What a signed token says, once its signature is found right. */
export async function claimsOf(token: string, keysAt: string): Promise<Record<string, unknown>> {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const { alg, kid } = parsed(head);
  const { keys } = (await (await fetch(keysAt)).json()) as { keys: (JsonWebKey & { kid: string })[] };
  const key = keys.find((one) => one.kid === kid);
  if (alg !== 'RS256' || !key) throw new Error(`no key for ${String(alg)} ${String(kid)}`);
  const right = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${claims}`),
    createPublicKey({ key, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  );
  if (!right) throw new Error('the signature is wrong');
  return parsed(claims);
}

function parsed(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
}
