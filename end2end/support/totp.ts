// One-time codes of an authenticator: RFC 6238, SHA-1, six digits, thirty seconds.

import { createHmac } from 'node:crypto';

const STEP = 30;

/** By how much the portal's clock is ahead of ours, in milliseconds. */
let ahead = 0;

/** Codes are those of a clock that is so many days ahead. */
export function runAhead(days: number): void {
  ahead = days * 86_400_000;
}

function now(): number {
  return Date.now() + ahead;
}

export function stepNow(): number {
  return Math.floor(now() / 1000 / STEP);
}

export function code(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', base32(secret)).update(counter).digest();
  const at = mac.readUInt8(mac.length - 1) & 0xf;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Waits until this step is near enough for the portal, which takes one step ahead. */
export async function until(step: number): Promise<void> {
  const from = (step - 1) * STEP * 1000 + 500;
  const wait = from - now();
  if (wait > 0) await new Promise((done) => setTimeout(done, wait));
}

function base32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = 0;
  let value = 0;
  const bytes: number[] = [];
  for (const letter of text.replace(/[=\s]/g, '').toUpperCase()) {
    value = (value << 5) | alphabet.indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 0xff);
      value &= (1 << bits) - 1;
    }
  }
  return Buffer.from(bytes);
}
