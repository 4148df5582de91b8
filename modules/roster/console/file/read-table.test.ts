import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { inParts } from './in-parts.ts'
import { type FileTable, readCsv, readTable } from './read-table.ts'
import { csvOf } from './save-file.ts'

/** A small zip, its entries deflated, without checksums: nobody here looks at them. */
function zip(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const [title, raw] = [Buffer.from(name), Buffer.from(text)]
    const body = deflateRawSync(raw)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(body.length, 18)
    local.writeUInt32LE(raw.length, 22)
    local.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(body.length, 20)
    entry.writeUInt32LE(raw.length, 24)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(at, 42)
    parts.push(local, title, body)
    directory.push(entry, title)
    at += local.length + title.length + body.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}

const workbook = zip({
  'xl/workbook.xml': '<workbook><sheets><sheet name="Lista" sheetId="1" r:id="rId7"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId7" Target="worksheets/otra.xml"/></Relationships>',
  'xl/sharedStrings.xml':
    '<sst><si><t>DNI</t></si><si><t>Nombres</t></si><si><r><t>Nú</t></r><r><t>ñez &amp; Ñ</t></r></si><si><t>Nacimiento</t></si></sst>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
  'xl/worksheets/otra.xml': `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Relación de inventados</t></is></c></row>
    <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="D3" t="s"><v>3</v></c></row><row r="4"/>
    <row r="5"><c r="A5"><v>45678901</v></c><c r="B5" t="s"><v>2</v></c><c r="D5" s="1"><v>35523</v></c></row></sheetData></worksheet>`,
})

const fileOf = (name: string, bytes: Uint8Array<ArrayBuffer>): File => new File([bytes], name)

test('an Excel workbook: its first sheet, shared and rich text, gaps, dates as days and each row with its number', async () => {
  expect(await readTable(fileOf('lista.xlsx', workbook))).toEqual({
    name: 'lista.xlsx',
    headings: ['DNI', 'Nombres', 'Columna 3', 'Nacimiento'],
    rows: [{ line: 5, fields: ['45678901', 'Núñez & Ñ', '', '1997-04-03'] }],
  } satisfies FileTable)
})

test('UTF-8 with a mark at its front and the Windows alphabet, with semicolons, commas or tabs', async () => {
  const utf8 = new TextEncoder().encode('\uFEFFDNI;Nombres;Sexo\n1;Ñusta, Ana;F\n')
  const windows = new Uint8Array(Buffer.from('DNI,Nombres,Sexo\n1,"Ñusta, Ana",F\n', 'latin1'))
  const tabs = new TextEncoder().encode('DNI\tNombres\tSexo\n1\tÑusta, Ana\tF\n')
  for (const bytes of [utf8, windows, tabs]) {
    const table = await readTable(fileOf('lista.csv', bytes))
    expect(table).toMatchObject({
      headings: ['DNI', 'Nombres', 'Sexo'],
      rows: [{ line: 2, fields: ['1', 'Ñusta, Ana', 'F'] }],
    })
  }
})

test('a cell of two lines does not shift the lines below it', () => {
  expect(readCsv('a,b,c\n"x\ny",2,3\n4,5,6\n').map(({ line }) => line)).toEqual([1, 2, 4, 5])
})

test('what is no table is told', async () => {
  expect(await readTable(fileOf('vieja.xls', new Uint8Array([208, 207, 17, 224])))).toBe('not-a-table')
  expect(await readTable(fileOf('otra.zip', zip({ 'hola.txt': 'x' })))).toBe('not-a-table')
  expect(await readTable(fileOf('vacia.csv', new TextEncoder().encode('DNI;Nombres;Sexo\n;;\n')))).toBe('empty')
})

test('parts of at most two hundred rows and forty-eight kilobytes, nothing lost', () => {
  const rows = Array.from({ length: 950 }, (_, i) => ({ line: i, text: 'ñ'.repeat(i % 400) }))
  const parts = inParts(rows)
  expect(parts.flat()).toEqual(rows)
  for (const part of parts) {
    expect(part.length).toBeLessThanOrEqual(200)
    expect(new TextEncoder().encode(JSON.stringify(part)).length).toBeLessThanOrEqual(48_100)
  }
})

test('a cell that looks like a formula leaves as text', () => {
  expect(
    csvOf(
      ['línea', 'valor'],
      [
        [2, '=1+1'],
        [3, '+51'],
      ],
    ),
  ).toContain("'=1+1")
})
