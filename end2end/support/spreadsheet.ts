// A spreadsheet program, as far as a journey needs one: it opens a workbook, writes into cells, and saves it its own way.

import { crc32, inflateRawSync } from 'node:zlib';

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';

export class Spreadsheet {
  private readonly parts: Map<string, Buffer>;
  private sheet: string;
  private readonly strings: string[];

  constructor(file: Buffer) {
    this.parts = unzip(file);
    this.sheet = this.text(SHEET);
    this.strings = [...this.text(STRINGS).matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>|<si><t\/><\/si>/gs)].map(([, text]) => unescape(text ?? ''));
  }

  private text(name: string): string {
    return (this.parts.get(name) ?? Buffer.alloc(0)).toString('utf8');
  }

  /** Writes into the row of an item. */
  fill(item: string, value: string, remark = ''): this {
    return this.put(item, 'value', value).put(item, 'remark', remark);
  }

  /** Names a file as evidence of an item. */
  name(item: string, file: string): this {
    return this.put(item, 'evidence', file);
  }

  /** Writes into one cell of the row with this key. */
  put(key: string, code: string, text: string): this {
    this.write(`${this.column(code)}${this.row((other) => other === key)}`, text);
    return this;
  }

  /** Writes into the first empty row below those that have a key. */
  add(texts: Record<string, string>): this {
    const rows = [...this.sheet.matchAll(/<c r="A(\d+)"[^>]*t="s"/g)].map(([, row]) => Number(row));
    const row = Math.max(...rows) + 1;
    for (const [code, text] of Object.entries(texts)) this.write(`${this.column(code)}${row}`, text);
    return this;
  }

  /** What stands in a cell of an item. */
  says(item: string, code: string): string {
    const cell = new RegExp(`<c r="${this.column(code)}${this.row((text) => text === item)}"[^>]*t="s"[^>]*><v>(\\d+)</v>`).exec(this.sheet);
    return this.strings[Number(cell?.[1])] ?? '';
  }

  save(): Buffer {
    this.parts.set(SHEET, Buffer.from(this.sheet));
    return zip(this.parts);
  }

  private row(is: (text: string) => boolean): string {
    for (const [, row = '', at] of this.sheet.matchAll(/<c r="A(\d+)"[^>]*t="s"[^>]*><v>(\d+)<\/v>/g)) {
      if (is(this.strings[Number(at)] ?? '')) return row;
    }
    throw new Error('no such row');
  }

  private column(code: string): string {
    for (const [, column = '', at] of this.sheet.matchAll(/<c r="([A-Z]+)1"[^>]*t="s"[^>]*><v>(\d+)<\/v>/g)) {
      if (this.strings[Number(at)] === code) return column;
    }
    throw new Error(`no column ${code}`);
  }

  private write(at: string, text: string): void {
    const cell = new RegExp(`<c r="${at}"( s="\\d+")?[^>]*?(?:/>|>.*?</c>)`, 's');
    if (!cell.test(this.sheet)) throw new Error(`no cell ${at}`);
    const inline = text === '' ? '' : `<is><t xml:space="preserve">${escape(text)}</t></is>`;
    this.sheet = this.sheet.replace(cell, (_, style: string | undefined) => `<c r="${at}"${style ?? ''} t="inlineStr">${inline}</c>`);
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function unzip(file: Buffer): Map<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts = new Map<string, Buffer>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed, name, extra, comment] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)];
    const head = file.readUInt32LE(at + 42);
    const from = head + 30 + file.readUInt16LE(head + 26) + file.readUInt16LE(head + 28);
    const content = file.subarray(from, from + packed);
    parts.set(file.toString('utf8', at + 46, at + 46 + name), method === 0 ? content : inflateRawSync(content));
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** Nothing is compressed. */
function zip(parts: Map<string, Buffer>): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of parts) {
    const title = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(content.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(title.length, 22);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), about, title, content);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, place, title);
    at += 30 + title.length + content.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, list, end]);
}
