#!/usr/bin/env node
// Any Node finds the pinned one and hands over. Scoring a file holds one block at a time, so its heap is kept small.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const pinned = `${root}node_modules/.bin/node`
const args = process.argv.slice(2)
const small = args[0] === 'screen' ? ['--max-semi-space-size=3', '--max-old-space-size=48'] : []
const { status, signal } = spawnSync(
  existsSync(pinned) ? pinned : process.execPath,
  [...small, `${root}apps/server/src/cli/main.ts`, ...args],
  { stdio: 'inherit' },
)
process.exit(signal === null ? (status ?? 2) : 130)
