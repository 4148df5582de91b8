import { chmod, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { loadKeyRing, testRing } from '@ayni/platform/crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEnvironment } from '../../environment.ts'
import { type CliHouse, cliHouse } from '../testing/ayni-on-postgres.ts'
import { doctorWords } from './doctor-words.ts'
import { isExample, keyLines } from './look-at-environment.ts'

let house: CliHouse
beforeAll(async () => {
  house = await cliHouse()
  await house.run(['program', 'add', 'inventado', '--name', 'Programa inventado'])
})
afterAll(async () => house.close())

type Said = Readonly<Record<string, string>>
/** The level of each line, by id. */
async function doctor(env: Readonly<Record<string, string>> = {}): Promise<{ code: number; lines: Said }> {
  const { code, out } = await house.run(['doctor', '--json'], env)
  const { lines } = JSON.parse(out)
  return { code, lines: Object.fromEntries(lines.map(({ id, level }: { id: string; level: string }) => [id, level])) }
}

describe('ayni doctor', () => {
  test('an empty programme on a real database: what is unsafe, and exit 1', async () => {
    expect(await doctor()).toMatchObject({
      code: 1,
      lines: {
        demo: 'ok',
        database: 'ok',
        keys: 'act',
        backup: 'act',
        worker: 'act',
        rota: 'act',
        team: 'act',
        channels: 'act',
        'channel-sms': 'attend',
        drill: 'attend',
        timers: 'attend',
        heartbeat: 'attend',
        places: 'attend',
      },
    })
  })

  test('demo sign-ins on a database of one’s own, and a public address without TLS', async () => {
    expect((await doctor({ AYNI_DEMO: '1' })).lines.demo).toBe('act')
    expect((await doctor({ AYNI_PUBLIC_URL: 'http://ayni.ejemplo.invalid' })).lines['public-url']).toBe('act')
    expect((await doctor({ AYNI_PUBLIC_URL: 'https://ayni.ejemplo.invalid' })).lines['public-url']).toBe('ok')
    expect((await doctor({ AYNI_PUBLIC_URL: 'https://ayni.ejemplo.invalid' })).lines.proxy).toBe('attend')
    expect(
      (await doctor({ AYNI_PUBLIC_URL: 'https://ayni.ejemplo.invalid', AYNI_TRUST_PROXY: '1' })).lines.proxy,
    ).toBeUndefined()
    expect((await doctor({ HOST: '0.0.0.0' })).lines['public-url']).toBe('act')
    expect((await doctor({ AYNI_HEARTBEAT_URL: 'https://vigia.ejemplo.invalid/abc' })).lines.heartbeat).toBe('ok')
  })

  test('clinicians without a second factor or a phone are named', async () => {
    await house.run([
      'user',
      'add',
      'ana@ejemplo.invalid',
      '--program',
      'inventado',
      '--name',
      'Ana Inventada',
      '--roles',
      'duty',
    ])
    const { lines } = await doctor()
    expect(lines).toMatchObject({ phones: 'act', 'second-factor': 'attend' })
    expect((await house.run(['doctor'], { LANG: 'es_PE' })).out).toContain('clínicos sin teléfono: Ana Inventada')
  })

  test('a backup makes its line good, and an SMS gateway ends the silence', async () => {
    await house.run(['backup', path.join(house.folder, 'a.ayni')], {
      AYNI_BACKUP_PASSPHRASE: 'frase inventada para la prueba',
    })
    const { lines } = await doctor({
      SMS_GATEWAY_URL: 'https://sms.ejemplo.invalid/send',
      SMS_GATEWAY_SECRET: 'secreto-inventado',
    })
    expect(lines).toMatchObject({ backup: 'ok', 'channel-sms': 'ok' })
    expect(lines.channels).toBeUndefined()
  })

  test('a database that does not open is said, not thrown', async () => {
    expect(await doctor({ DATABASE_URL: 'postgres://nobody:none@127.0.0.1:1/none' })).toMatchObject({
      code: 1,
      lines: { database: 'act', demo: 'ok' },
    })
  })
})

describe('the key ring', () => {
  test('one that others may read is unsafe; one made here is not an example', async () => {
    const dataDir = path.join(house.folder, 'keys-look')
    await mkdir(dataDir)
    const keys = await loadKeyRing(dataDir, undefined)
    const environment = readEnvironment({ AYNI_DATA_DIR: dataDir })
    const levels = async () =>
      (await keyLines(environment, keys, doctorWords({}))).map(({ id, level }) => `${id} ${level}`)
    expect(await levels()).toEqual(['key-ring ok'])
    await chmod(path.join(dataDir, 'keys', 'ring.json'), 0o644)
    expect(await levels()).toEqual(['key-ring act'])
    await writeFile(path.join(dataDir, 'note'), '')
    expect(isExample(keys)).toBe(false)
    expect(isExample(testRing())).toBe(true)
  })
})
