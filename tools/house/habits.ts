import { Visitor } from 'vite'
import { type Finding, isTest, lineAt, type Source } from './read-source.ts'

const inFolders =
  (...folders: readonly string[]) =>
  (file: string): boolean =>
    folders.some((folder) => file.startsWith(folder))

const inTheHouse = inFolders('apps/', 'modules/', 'packages/')
const mayReadTheClock = inFolders('packages/platform/src/clock/', 'apps/')
/** The platform speaks to gateways; on the faces only the device and the typed client have a wire. */
const mayFetch = inFolders(
  'packages/device/',
  'packages/ui/src/client/',
  'packages/platform/',
  'apps/phone/src/service-worker',
  'apps/console/src/clients.ts',
  'apps/console/src/service-worker',
)
const holdsSql = (file: string): boolean =>
  file.startsWith('packages/platform/') || /\/(store|[a-z-]+-store)\.ts$/.test(file)

const sqlText =
  /^\s*(select\s[\s\S]+\sfrom\s|insert\s+into\s|update\s+[\w.]+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\(|create\s+(table|role|schema)\s)/i
const sqlClock = /\b(now\(\)|current_timestamp|clock_timestamp\(\)|current_date)/i
const builder = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto'])

type Report = (rule: string, offset: number, says: string) => void

const visitorFor = (file: string, report: Report): Visitor => {
  const sql = inTheHouse(file) && !holdsSql(file) && !isTest(file)
  const lookAtText = (text: string, offset: number): void => {
    if (sql && sqlText.test(text)) report('sql-room', offset, 'SQL lives in store.ts, migrations and platform')
    if (inTheHouse(file) && !isTest(file) && sqlText.test(text) && sqlClock.test(text) && !mayReadTheClock(file)) {
      report('clock', offset, 'the database is not asked for the time: pass it as a parameter')
    }
  }
  const clock = (offset: number, what: string): void => {
    if (inTheHouse(file) && !isTest(file) && !mayReadTheClock(file))
      report('clock', offset, `${what}: time is an argument`)
  }
  return new Visitor({
    Literal: (node) => {
      if (typeof node.value === 'string') lookAtText(node.value, node.start)
    },
    TemplateLiteral: (node) => lookAtText(node.quasis.map(({ value }) => value.raw).join('$'), node.start),
    TaggedTemplateExpression: (node) => {
      if (sql && node.tag.type === 'Identifier' && node.tag.name === 'sql')
        report('sql-room', node.start, 'SQL lives in store.ts, migrations and platform')
    },
    NewExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0)
        clock(node.start, 'new Date()')
    },
    CallExpression: ({ callee, start }) => {
      if (
        callee.type === 'Identifier' &&
        callee.name === 'fetch' &&
        inTheHouse(file) &&
        !isTest(file) &&
        !mayFetch(file)
      ) {
        report('fetch', start, 'only the device, the typed client and platform have a wire')
      }
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return
      const name = callee.property.name
      const owner = callee.object.type === 'Identifier' ? callee.object.name : ''
      if (owner === 'Date' && name === 'now') clock(start, 'Date.now()')
      // How long something took on the server is a figure, not a time that decides.
      if (owner === 'performance' && name === 'now' && !file.startsWith('packages/platform/'))
        clock(start, 'performance.now()')
      if (owner === 'Math' && name === 'random' && inTheHouse(file) && !isTest(file))
        report('chance', start, 'randomness is an argument')
      if (sql && builder.has(name)) report('sql-room', start, 'queries live in store.ts, migrations and platform')
    },
    TSAsExpression: ({ typeAnnotation, start }) => {
      const isConst =
        typeAnnotation.type === 'TSTypeReference' &&
        typeAnnotation.typeName.type === 'Identifier' &&
        typeAnnotation.typeName.name === 'const'
      if (!isConst && !file.startsWith('packages/kernel/'))
        report('as', start, '`as` only in kernel: parse, narrow or satisfies')
    },
  })
}

const checkWords = ({ path, parsed, text }: Source, report: Report): void => {
  const parts = path.split('/')
  if (parts.some((part) => /^(utils?|helpers?|misc|common)(\.tsx?)?$/.test(part)))
    report('drawer', 0, 'a name that says what it is')
  for (const { start, value } of parsed.comments) {
    if (/\b(TODO|FIXME|XXX|HACK)\b/.test(value)) report('mark', start, 'do it, or @todo(#issue)')
    for (const [, mark = '', rest = ''] of value.matchAll(/(?<![\w`'"/])@([a-z]+)\b(.{0,8})/g)) {
      const allowed =
        ['source', 'safety', 'param', 'returns', 'throws', 'ayni', 'vitest', 'ts'].includes(mark) ||
        (mark === 'todo' && /^\(#\d+\)/.test(rest))
      if (!allowed && !rest.startsWith('/'))
        report('mark', start, `@${mark}: the marks are @source, @safety, @todo(#issue)`)
    }
  }
  for (const problem of parsed.errors) report('syntax', 0, `${problem.message} in ${path} (${text.length} characters)`)
}

/** What the import table cannot see: SQL, wires, clocks, dice, casts, names and marks out of their rooms. */
export const checkHabits = (sources: readonly Source[]): readonly Finding[] =>
  sources.flatMap((source) => {
    const findings: Finding[] = []
    const report: Report = (rule, offset, says) => {
      findings.push({ rule, path: source.path, line: lineAt(source.text, offset), says })
    }
    visitorFor(source.path, report).visit(source.parsed.program)
    checkWords(source, report)
    return findings
  })

const withoutComments = (sql: string): string => sql.replace(/--.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '')

/** Migrations give no row the database's own time: whoever writes says when. */
export const checkMigration = (path: string, sql: string): readonly Finding[] =>
  withoutComments(sql)
    .split('\n')
    .flatMap((line, index) =>
      sqlClock.test(line)
        ? [
            {
              rule: 'clock',
              path,
              line: index + 1,
              says: 'the database is not asked for the time: pass it as a parameter',
            },
          ]
        : [],
    )
