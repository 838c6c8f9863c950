// Two sign-in providers, as organisations have them: OpenID Connect, and plain OAuth 2.0 with a userinfo address.
// They call themselves localhost, so that they are another site than the portal at 127.0.0.1.

import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePort } from './free_port.ts';

const CLIENT = 'kakunin';
const SECRET = 'a-secret-of-the-journeys-and-of-nothing-else';

export class Providers {
  private constructor(
    private readonly oidc: { issuer: string; server: Server },
    private readonly plain: { address: string; server: Server },
  ) {}

  static async start(portal: string): Promise<Providers> {
    return new Providers(
      await openIdConnect(`${portal}/sign-in/callback/keystone`),
      await oauth2(`${portal}/sign-in/callback/harbour`),
    );
  }

  /** What `kakunin.toml` says of them. */
  settings(): string {
    return `
[[sign_in.oidc]]
name = "keystone"
label_ja = "キーストーンでサインイン"
label_en = "Sign in with Keystone"
issuer = "${this.oidc.issuer}"
client_id = "${CLIENT}"
client_secret = "${SECRET}"

[[sign_in.oauth2]]
name = "harbour"
label_ja = "ハーバーでサインイン"
label_en = "Sign in with Harbour"
authorization_url = "${this.plain.address}/authorize"
token_url = "${this.plain.address}/token"
userinfo_url = "${this.plain.address}/userinfo"
client_id = "${CLIENT}"
client_secret = "${SECRET}"
subject_field = "id"
email_field = "email"
`;
  }

  async stop(): Promise<void> {
    for (const { server } of [this.oidc, this.plain]) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  }
}

async function openIdConnect(back: string): Promise<{ issuer: string; server: Server }> {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const provider = await quietly(async () => {
    const { default: Provider } = await import('oidc-provider');
    return new Provider(issuer, {
      clients: [{ client_id: CLIENT, client_secret: SECRET, redirect_uris: [back] }],
      cookies: { keys: [randomBytes(16).toString('hex')] },
      ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_ctx, id) => ({ accountId: id, claims: () => Promise.resolve({ sub: id }) }),
      loadExistingGrant: async (ctx) => {
        const grant = new ctx.oidc.provider.Grant({
          clientId: ctx.oidc.client?.clientId ?? '',
          accountId: ctx.oidc.session?.accountId ?? '',
        });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
    });
  });
  const others = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) {
      void others(request, response);
    } else if (request.method === 'POST') {
      void body(request).then(async (form) => {
        const login = { accountId: form.get('login') ?? '' };
        await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
      });
    } else {
      html(response, signInForm(request.url));
    }
  });
  await listen(server, port);
  return { issuer, server };
}

async function oauth2(back: string): Promise<{ address: string; server: Server }> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const codes = new Map<string, { login: string; challenge: string }>();
  const tokens = new Map<string, string>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', address);
    if (url.pathname === '/authorize' && request.method === 'GET') {
      const asked = url.searchParams;
      const right =
        asked.get('client_id') === CLIENT &&
        asked.get('redirect_uri') === back &&
        asked.get('response_type') === 'code' &&
        asked.get('code_challenge_method') === 'S256';
      if (right) html(response, signInForm(`/authorize${url.search}`));
      else json(response, { error: 'invalid_request' }, 400);
    } else if (url.pathname === '/authorize') {
      void body(request).then((form) => {
        const code = randomBytes(16).toString('hex');
        codes.set(code, { login: form.get('login') ?? '', challenge: url.searchParams.get('code_challenge') ?? '' });
        const next = new URL(back);
        next.searchParams.set('code', code);
        next.searchParams.set('state', url.searchParams.get('state') ?? '');
        response.writeHead(303, { location: next.href }).end();
      });
    } else if (url.pathname === '/token') {
      void body(request).then((form) => {
        const code = form.get('code') ?? '';
        const known = codes.get(code);
        codes.delete(code);
        const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
        if (!known || known.challenge !== challenge || !isClient(request, form) || form.get('redirect_uri') !== back) {
          json(response, { error: 'invalid_grant' }, 400);
          return;
        }
        const token = randomBytes(16).toString('hex');
        tokens.set(token, known.login);
        json(response, { access_token: token, token_type: 'Bearer', expires_in: 60 });
      });
    } else if (url.pathname === '/userinfo') {
      const login = tokens.get((request.headers.authorization ?? '').replace(/^Bearer /, ''));
      if (login) json(response, { id: `harbour-${login}`, email: `${login}@harbour.example` });
      else json(response, { error: 'invalid_token' }, 401);
    } else {
      json(response, {}, 404);
    }
  });
  await listen(server, port);
  return { address, server };
}

function isClient(request: IncomingMessage, form: URLSearchParams): boolean {
  const basic = `Basic ${Buffer.from(`${CLIENT}:${SECRET}`).toString('base64')}`;
  return request.headers.authorization === basic || (form.get('client_id') === CLIENT && form.get('client_secret') === SECRET);
}

function signInForm(action: string): string {
  const to = action.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  return `<!DOCTYPE html><html lang="en"><title>Provider</title><link rel="icon" href="data:,">
<form method="post" action="${to}"><label>Login <input name="login"></label><button>Continue</button></form></html>`;
}

async function body(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

function html(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
}

function json(response: ServerResponse, value: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, 'localhost', done));
}

/** Without its advice for those who run it for real. */
async function quietly<T>(make: () => Promise<T>): Promise<T> {
  const { warn, info } = console;
  console.warn = console.info = () => undefined;
  try {
    return await make();
  } finally {
    Object.assign(console, { warn, info });
  }
}
