import { z } from '@ayni/kernel'
import { type KeyRing, open } from '@ayni/platform/crypto'
import type pg from 'pg'
import { nameOf, sealedColumns } from './sealed-columns.ts'
import {
  changesMatchPeople,
  type Found,
  handledAlertsHaveOutcome,
  inSnapshot,
  ledgerChain,
  ledgerHead,
  openAlertsHaveNext,
  peopleHavePhonesToJoin,
  referencesHold,
  risksAndSignals,
  rolesOwnNothing,
  sealedByName,
  sealedRows,
  sequencesAhead,
  tablesAreGuarded,
} from './store.ts'
import type { CheckId } from './verify-words.ts'

export type Check = Found & { readonly id: CheckId; readonly ok: boolean }
export type Verified = {
  readonly checks: readonly Check[]
  readonly ledger: { readonly seq: number; readonly hash: string }
}

const SAMPLE = 200
const MOST_NAMED = 5
/** Loudness of a round that spoke of suicide: 2 non-acute, 3 acute (screening, sealed-shapes). */
const SPOKE_OF_SUICIDE = 2
const riskShape = z.looseObject({ said: z.int() })

const opens = (keys: KeyRing, context: string, sealed: string): boolean => {
  try {
    open(keys, context, sealed, z.unknown())
    return true
  } catch {
    return false
  }
}

async function sealedAreKnown(client: pg.Client): Promise<Found> {
  const known = new Set(sealedColumns.map(nameOf))
  const there = (await sealedByName(client)).map(nameOf)
  return { checked: there.length, wrong: there.filter((name) => !known.has(name)) }
}

async function sealedOpen(
  client: pg.Client,
  keys: KeyRing,
  most: number | undefined,
  onRow: (n: number) => void,
): Promise<Found> {
  const there = new Set((await sealedByName(client)).map(nameOf))
  const wrong: string[] = []
  let checked = 0
  for (const column of sealedColumns) {
    if (!there.has(nameOf(column))) continue
    for await (const { id, sealed } of sealedRows(client, column, most)) {
      checked += 1
      onRow(checked)
      if (!opens(keys, `${column.context}:${id}`, sealed) && wrong.length <= MOST_NAMED)
        wrong.push(`${nameOf(column)} ${id}`)
    }
  }
  return { checked, wrong }
}

/** @safety The promise of one transaction, looked at afterwards: no recorded risk without an alert that heard of it. */
async function riskWasTold(client: pg.Client, keys: KeyRing): Promise<Found> {
  const wrong: string[] = []
  const rows = await risksAndSignals(client)
  for (const { id, sealed, told } of rows) {
    const context = `screening.risk:${id}`
    if (!opens(keys, context, sealed)) continue
    if (open(keys, context, sealed, riskShape).said >= SPOKE_OF_SUICIDE && !told) wrong.push(id)
  }
  return { checked: rows.length, wrong: wrong.slice(0, MOST_NAMED + 1) }
}

export type VerifyOptions = { readonly quick: boolean; readonly onRow?: (n: number) => void }

/** Everything that must be true of the stored house and that no constraint can hold by itself. */
export function verify(
  ownerUrl: string,
  keys: KeyRing,
  { quick, onRow = () => undefined }: VerifyOptions,
): Promise<Verified> {
  return inSnapshot(ownerUrl, async (client) => {
    const looks: readonly (readonly [CheckId, () => Promise<Found>])[] = [
      ['ledger-chain', () => ledgerChain(client)],
      ['sealed-known', () => sealedAreKnown(client)],
      ['sealed-open', () => sealedOpen(client, keys, quick ? SAMPLE : undefined, onRow)],
      ['risk-told', () => riskWasTold(client, keys)],
      ['alerts-next', () => openAlertsHaveNext(client)],
      ['alerts-outcome', () => handledAlertsHaveOutcome(client)],
      ['changes-people', () => changesMatchPeople(client)],
      ['people-joined', () => peopleHavePhonesToJoin(client)],
      ['sequences-ahead', () => sequencesAhead(client)],
      ['tables-guarded', () => tablesAreGuarded(client)],
      ['roles-own-nothing', () => rolesOwnNothing(client)],
      ['references-hold', () => referencesHold(client)],
    ]
    const checks: Check[] = []
    for (const [id, run] of looks) {
      const found = await run()
      checks.push({ id, ok: found.wrong.length === 0, ...found })
    }
    return { checks, ledger: await ledgerHead(client) }
  })
}
