// A mail server that keeps what it is given.

import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { freePort } from './free_port.ts';

export class Mailbox {
  readonly mails: ParsedMail[] = [];
  private constructor(readonly port: number, private readonly server: SMTPServer) {}

  static async open(): Promise<Mailbox> {
    const port = await freePort();
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        simpleParser(stream).then((mail) => {
          box.mails.push(mail);
          done();
        }, done);
      },
    });
    const box = new Mailbox(port, server);
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    return box;
  }

  /** The newest mail to this address that has these words; waits for it. */
  async to(address: string, words: string | RegExp = ''): Promise<ParsedMail> {
    const has = (mail: ParsedMail) => (words instanceof RegExp ? words.test(text(mail)) : text(mail).includes(words));
    for (let tries = 0; tries < 300; tries += 1) {
      const found = this.mails.filter((mail) => receivers(mail).includes(address) && has(mail)).at(-1);
      if (found) return found;
      await new Promise((done) => setTimeout(done, 100));
    }
    const there = this.mails.map((mail) => `${receivers(mail).join()}: ${mail.subject ?? ''}`).join('\n');
    throw new Error(`no mail to ${address} with ${String(words)}; there are:\n${there}`);
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => this.server.close(() => done()));
  }
}

export function text(mail: ParsedMail): string {
  return `${mail.subject ?? ''}\n${mail.text ?? ''}`;
}

/** The addresses of the portal in a mail. */
export function links(mail: ParsedMail): string[] {
  return text(mail).match(/https?:\/\/[^\s>)"]+/g) ?? [];
}

function receivers(mail: ParsedMail): string[] {
  const to = mail.to === undefined ? [] : Array.isArray(mail.to) ? mail.to : [mail.to];
  return to.flatMap((some) => some.value.map((one) => one.address ?? ''));
}
