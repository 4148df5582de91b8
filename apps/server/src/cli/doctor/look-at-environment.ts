import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { KeyRing } from '@ayni/platform/crypto'
import { type ChannelReport, channelsFromEnvironment } from '@ayni/platform/messages'
import type { Environment } from '../../environment.ts'
import { type DoctorWords, type Line, line } from './doctor-words.ts'

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')

function demoLine(environment: Environment, words: DoctorWords): Line {
  if (!environment.demo) return line('demo', 'ok', words.demoOff())
  if (environment.databaseUrl !== undefined) return line('demo', 'act', words.demoReal())
  if (!isLoopback(environment.host)) return line('demo', 'act', words.demoOpen())
  return line('demo', 'attend', words.demoHere())
}

function urlLine(environment: Environment, words: DoctorWords): Line {
  const given = environment.raw.AYNI_PUBLIC_URL
  if (given === undefined)
    return isLoopback(environment.host)
      ? line('public-url', 'attend', words.urlLocal())
      : line('public-url', 'act', words.urlMissing())
  const { protocol, hostname } = new URL(given)
  if (protocol === 'https:') return line('public-url', 'ok', words.urlGood(given))
  return line('public-url', isLoopback(hostname) ? 'attend' : 'act', words.urlPlain(given))
}

/** An https address without a certificate of ours: somebody in front speaks TLS. */
const proxyLines = (environment: Environment, words: DoctorWords): readonly Line[] =>
  environment.origin.startsWith('https:') && !environment.trustProxy
    ? [line('proxy', 'attend', words.proxyUntrusted())]
    : []

/** A key of one repeated byte, or a secret that names itself an example, was never chosen by chance. */
export const isExample = (keys: KeyRing): boolean =>
  [...keys.keys.values()].some((key) => key.every((byte) => byte === key[0])) ||
  /invented|example|change|secret/i.test(keys.secret)

export async function keyLines(environment: Environment, keys: KeyRing, words: DoctorWords): Promise<readonly Line[]> {
  const weak = isExample(keys) ? [line('keys', 'act', words.keysWeak())] : []
  if (environment.keysText !== undefined) return [...weak, line('key-ring', 'ok', words.keysEnvironment())]
  const file = path.join(environment.dataDir, 'keys', 'ring.json')
  const mode = (await stat(file)).mode & 0o777
  if ((mode & 0o077) === 0) return [...weak, line('key-ring', 'ok', words.keysFile(file))]
  return [...weak, line('key-ring', 'act', words.keysOpen(file, mode.toString(8)))]
}

function channelLine({ channel, provider, state, needs }: ChannelReport, words: DoctorWords): Line {
  switch (state) {
    case 'ready':
      return line(`channel-${channel}`, 'ok', words.channelReady(channel, provider ?? ''))
    case 'demo':
      return line(`channel-${channel}`, 'ok', words.channelDemo(channel))
    case 'missing':
      return line(`channel-${channel}`, 'attend', words.channelMissing(channel, needs.join(', ')))
  }
}

async function channelLines(environment: Environment, words: DoctorWords): Promise<readonly Line[]> {
  const channels = await channelsFromEnvironment(environment.raw, {
    demo: environment.demo,
    dataDir: environment.dataDir,
  })
  try {
    const urgent = channels.reports.filter(
      ({ channel }) => channel === 'push' || channel === 'sms' || channel === 'voice',
    )
    const silent = !environment.demo && urgent.every(({ state }) => state !== 'ready')
    return [
      ...channels.reports.map((report) => channelLine(report, words)),
      ...(silent ? [line('channels', 'act', words.nothingLeaves())] : []),
    ]
  } finally {
    await channels.close()
  }
}

/** What can be said without a database. */
export async function lookAtEnvironment(environment: Environment, words: DoctorWords): Promise<readonly Line[]> {
  return [
    demoLine(environment, words),
    urlLine(environment, words),
    ...proxyLines(environment, words),
    ...(await channelLines(environment, words)),
    environment.heartbeatUrl === undefined
      ? line('heartbeat', 'attend', words.heartbeatMissing())
      : line('heartbeat', 'ok', words.heartbeat()),
  ]
}
