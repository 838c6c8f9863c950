// LibreOffice itself, filling in a workbook: it opens the file, writes into cells and saves it its own way.

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** One cell: the key of the item, the code of the column, what is written there. */
export type Entry = [item: string, column: string, text: string];

/** Runs in LibreOffice. Keys stand in the first column, codes of columns in the first row. */
const MACRO = `Sub Fill(source As String, target As String, list As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  sheet = book.Sheets.getByIndex(0)
  files = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  reader = CreateUnoService("com.sun.star.io.TextInputStream")
  reader.setInputStream(files.openFileRead(list))
  reader.setEncoding("UTF-8")
  Do While Not reader.isEOF()
    parts = Split(reader.readLine(), Chr(9))
    If UBound(parts) = 2 Then
      sheet.getCellByPosition(Across(sheet, parts(1)), Down(sheet, parts(0))).String = parts(2)
    End If
  Loop
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(target, kind())
  book.close(True)
End Sub

Function Across(sheet, code As String) As Long
  For at = 0 To 60
    If sheet.getCellByPosition(at, 0).String = code Then
      Across = at
      Exit Function
    End If
  Next
End Function

Function Down(sheet, key As String) As Long
  For at = 1 To 2000
    If sheet.getCellByPosition(0, at).String = key Then
      Down = at
      Exit Function
    End If
  Next
End Function
`;

/** Gives what LibreOffice saved. */
export async function fillIn(book: Buffer, entries: Entry[]): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'kakunin-office-'));
  const url = (name: string) => pathToFileURL(join(folder, name)).href;
  try {
    const office = (...words: string[]) =>
      promisify(execFile)('soffice', ['--headless', '--norestore', '--nologo', `-env:UserInstallation=${url('profile')}`, ...words], {
        timeout: 120_000,
      });
    // The first start lays out the profile, over whatever is there.
    await office('--terminate_after_init');
    teach(join(folder, 'profile/user/basic/Standard'));
    writeFileSync(join(folder, 'in.xlsx'), book);
    writeFileSync(join(folder, 'list.txt'), entries.map((entry) => entry.join('\t')).join('\n'));
    const macro = `macro:///Standard.Filling.Fill("${url('in.xlsx')}","${url('out.xlsx')}","${url('list.txt')}")`;
    await office(macro);
    return readFileSync(join(folder, 'out.xlsx'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts the macro into the library of a profile. */
function teach(library: string): void {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE';
  const office = '-//OpenOffice.org//DTD OfficeDocument 1.0//EN';
  const text = MACRO.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  writeFileSync(
    join(library, 'script.xlb'),
    `${head} library:library PUBLIC "${office}" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Filling"/></library:library>`,
  );
  writeFileSync(
    join(library, 'Filling.xba'),
    `${head} script:module PUBLIC "${office}" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Filling" script:language="StarBasic">${text}</script:module>`,
  );
}
