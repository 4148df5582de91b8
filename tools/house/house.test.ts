import { describe, expect, test } from 'vitest'
import { checkCycles } from './cycles.ts'
import { checkHabits, checkMigration } from './habits.ts'
import { checkImports } from './import-rule.ts'
import { judge } from './ratchet.ts'
import { parseSource } from './read-source.ts'

const imports = (file: string, text: string): readonly string[] =>
  checkImports([parseSource(file, text)]).map(({ says }) => says)
const habits = (file: string, text: string): readonly string[] =>
  checkHabits([parseSource(file, text)]).map(({ rule }) => rule)

describe('who may import whom', () => {
  test.for([
    ['packages/clinical/src/triage/read.ts', `import { x } from './bands.ts'`],
    [
      'packages/clinical/src/instruments/phq9.ts',
      `import q from '../../../../reference/phq-9.json' with { type: 'json' }`,
    ],
    ['packages/kernel/src/ids.ts', `import { z } from 'zod'`],
    [
      'modules/screening/contract.ts',
      `import { z } from '@ayni/kernel'\nimport { bands } from '@ayni/clinical/triage'`,
    ],
    [
      'modules/screening/server/store.ts',
      `import { Tx } from '@ayni/platform/database'\nimport { sql } from 'kysely'\nimport { c } from '../contract.ts'`,
    ],
    ['modules/screening/server/a.ts', `import { risk } from '@ayni/modules/suicide-prevention/contract'`],
    [
      'modules/screening/server/a.test.ts',
      `import { server } from '@ayni/modules/enrollment/server'\nimport { f } from '../fixtures.ts'`,
    ],
    [
      'modules/screening/phone/card.tsx',
      `import type { Reading } from '../contract.ts'\nimport { Button } from '@ayni/ui'`,
    ],
    ['apps/phone/src/main.tsx', `import { routes } from '@ayni/modules/screening/phone'`],
    ['packages/device/src/store.ts', `import { openDB } from 'idb'`],
    ['tools/x.ts', `import { startEmbedded } from '../packages/platform/src/database/embedded.ts'`],
  ] satisfies [string, string][])('%s may', ([file, text]) => {
    expect(imports(file, text)).toEqual([])
  })

  test.for([
    ['packages/clinical/src/triage/read.ts', `import { z } from 'zod'`, 'clinical imports nothing'],
    ['packages/clinical/src/triage/read.ts', `import type { Instant } from '@ayni/kernel'`, 'may not stand on'],
    ['packages/platform/src/http/x.ts', `import type { A } from '@ayni/modules/screening/contract'`, 'knows no module'],
    ['packages/device/src/x.ts', `import { sql } from '@ayni/platform/database'`, 'may not stand on'],
    ['packages/ui/src/x.ts', `import { readFileSync } from 'node:fs'`, 'no Node in a browser'],
    ['modules/screening/contract.ts', `import { z } from 'zod'`, 'zod through kernel'],
    ['modules/screening/server/a.ts', `import { x } from '../phone/card.tsx'`, 'only the contract'],
    ['modules/screening/server/a.ts', `import { x } from '@ayni/modules/enrollment/server'`, 'only the contract'],
    ['modules/screening/server/a.ts', `import { x } from '../../enrollment/contract.ts'`, 'back door'],
    ['modules/screening/server/a.ts', `import { x } from '../fixtures.ts'`, 'fixtures are for tests'],
    ['modules/screening/server/a.ts', `import { x } from './store'`, 'say the extension'],
    ['modules/screening/phone/a.tsx', `import { recordResponse } from '../contract.ts'`, 'only types'],
    ['modules/screening/phone/a.tsx', `import { x } from '@ayni/platform/http'`, 'may not stand on'],
    ['modules/screening/console/a.tsx', `import { x } from '@ayni/device'`, 'may not stand on'],
    ['modules/screening/console/a.tsx', `const x = import('../server/index.ts')`, 'only the contract'],
    ['modules/screening/wherever.ts', `import { z } from '@ayni/kernel'`, 'no room'],
    ['apps/phone/src/main.tsx', `import { x } from '@ayni/modules/screening/server'`, 'composes only'],
    ['packages/platform/src/x.ts', `export { x } from '../../../apps/server/src/main.ts'`, 'back door'],
  ] satisfies [string, string, string][])('%s may not: %s', ([file, text, because]) => {
    expect(imports(file, text).join()).toContain(because)
  })
})

describe('cycles', () => {
  test('of types count like those of values, and are told once', () => {
    const found = checkCycles([
      parseSource('packages/kernel/src/a.ts', `import type { B } from './b.ts'`),
      parseSource('packages/kernel/src/b.ts', `import type { C } from './c.ts'`),
      parseSource('packages/kernel/src/c.ts', `export type { A } from './a.ts'`),
      parseSource('packages/kernel/src/d.ts', `import { a } from './a.ts'`),
    ])
    expect(found.map(({ says }) => says)).toEqual([
      'packages/kernel/src/a.ts → packages/kernel/src/b.ts → packages/kernel/src/c.ts → packages/kernel/src/a.ts',
    ])
  })

  test('through the name of a package are seen too', () => {
    const found = checkCycles([
      parseSource('packages/kernel/src/index.ts', `export * from './a.ts'`),
      parseSource('packages/kernel/src/a.ts', `import { b } from '@ayni/kernel'`),
    ])
    expect(found).toHaveLength(1)
  })
})

describe('what lives in which room', () => {
  const inServer = 'modules/screening/server/record.ts'

  test.for([
    [inServer, `const q = 'select a from b where c = $1'`, 'sql-room'],
    [inServer, 'const q = sql`delete from x`', 'sql-room'],
    [inServer, `db.selectFrom('person').execute()`, 'sql-room'],
    ['modules/screening/server/store.ts', 'const q = sql`insert into a (at) values (now())`', 'clock'],
    [inServer, `await fetch('https://example.org')`, 'fetch'],
    ['apps/console/src/shell.ts', 'await fetch(request)', 'fetch'],
    [inServer, 'const at = Date.now()', 'clock'],
    [inServer, 'const at = new Date()', 'clock'],
    ['packages/ui/src/x.ts', 'const at = performance.now()', 'clock'],
    [inServer, 'const x = Math.random()', 'chance'],
    [inServer, 'const x = y as Reading', 'as'],
    [inServer, '// TODO later', 'mark'],
    [inServer, '/** @deprecated */', 'mark'],
    ['modules/screening/server/utils.ts', '', 'drawer'],
    ['packages/ui/src/helpers/x.ts', '', 'drawer'],
    [inServer, 'const x = {', 'syntax'],
  ] satisfies [string, string, string][])('%s: %s is out of its room', ([file, text, rule]) => {
    expect(habits(file, text)).toContain(rule)
  })

  test.for([
    ['modules/screening/server/store.ts', 'const q = sql`select a from b where at = $1`'],
    ['modules/screening/server/alert-store.ts', `db.selectFrom('person')`],
    ['packages/platform/src/clock/index.ts', 'const at = Date.now()'],
    ['apps/phone/src/main.tsx', 'const at = new Date()'],
    [inServer, 'const at = new Date(ms)'],
    [inServer, `const words = ['a'] as const`],
    [inServer, '// select one from the list'],
    [inServer, '/** @source R-SCR-04 @safety never lower @todo(#12) later */'],
    ['packages/kernel/src/ids.ts', 'const id = text as PersonId'],
    ['packages/device/src/send.ts', `await fetch('/sync')`],
    ['apps/console/src/service-worker.ts', 'const answer = fetch(request)'],
  ] satisfies [string, string][])('%s: %s is at home', ([file, text]) => {
    expect(habits(file, text)).toEqual([])
  })

  test('a migration lets nobody else say when', () => {
    const found = checkMigration(
      'db/migrations/0001_a.sql',
      '-- not now()\ncreate table a (\n  at timestamptz default now()\n);',
    )
    expect(found.map(({ line }) => line)).toEqual([3])
  })
})

describe('the ratchet', () => {
  const debt = (count: number) => Array.from({ length: count }, () => ({ rule: 'as', path: 'a.ts', line: 1, says: '' }))

  const verdict = (count: number, as: Record<string, number>) =>
    judge(debt(count), { boundaries: as, sizes: {}, modules: {} }, 'boundaries')

  test('lets a known debt stand, never grow, and asks for the number to fall with it', () => {
    expect(verdict(2, { as: 2 })).toEqual({ passed: true, lines: [] })
    expect(verdict(3, { as: 2 }).passed).toBe(false)
    expect(verdict(1, {}).passed).toBe(false)
    expect(verdict(1, { as: 2 }).lines.join()).toContain('lower it')
  })
})
