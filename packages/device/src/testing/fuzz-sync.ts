import type { WireChange } from '@ayni/kernel/sync'
import { createDevice, type Device, type NewCommand } from '../device.ts'
import { factKind } from '../local.ts'
import { memoryStorage } from '../memory.ts'
import { isWaiting } from '../outbox.ts'
import type { Storage } from '../storage.ts'
import { createSync, type Sync } from '../sync.ts'
import type { Send } from '../transport.ts'
import { below, type Chance, type Network, seededChance, ticks, villageLink } from './chaos.ts'

/** The server under the storm: a fake in memory, or the real one behind its test client. */
export type FuzzServer = {
  readonly send: Send
  /** What a phone that knows nothing would hold; no null bodies. */
  readonly download: () => Promise<readonly WireChange[]>
  /** Receipt number of an accepted command; undefined where it was refused or never arrived. */
  readonly receiptOf: (id: string) => Promise<number | undefined>
  readonly newCommand: (chance: Chance) => NewCommand
  /** Somebody of the team writes about this person. */
  readonly teamWrites?: (chance: Chance) => Promise<void>
  /** Every phone is told to begin again. */
  readonly reset?: () => Promise<void>
}

export type FuzzOptions = {
  readonly seed: number
  readonly server: FuzzServer
  readonly token: string
  readonly phones?: number
  readonly steps?: number
  /** Called at each start of the app, over what the last one left. */
  readonly storage?: (phone: number) => Promise<Storage>
}

/** What did not hold, in words; empty is the only good answer. */
export type Divergences = readonly string[]

type Life = { readonly device: Device; readonly sync: Sync; readonly kill: () => Promise<void> }
type Timer = { readonly at: number; readonly work: () => void }

const pin = '2580'

/** What a dead app asks of its disk never happens, and it never hears back; what it had already asked may still land. */
function mortal(storage: Storage): { readonly storage: Storage; readonly kill: () => Promise<void> } {
  let dead = false
  const asked = new Set<Promise<unknown>>()
  const never = new Promise<never>(() => undefined)
  const alive = async <T>(work: () => Promise<T>): Promise<T> => {
    if (dead) return never
    const answer = work()
    asked.add(answer)
    const heard = await answer.finally(() => asked.delete(answer))
    return dead ? never : heard
  }
  return {
    storage: {
      load: () => alive(() => storage.load()),
      commit: (batch) => alive(() => storage.commit(batch)),
      lock: () => storage.lock(),
      unlock: (tried, nowMs) => alive(() => storage.unlock(tried, nowMs)),
      setPin: (chosen, options) => alive(() => storage.setPin(chosen, options)),
      removePin: () => alive(() => storage.removePin()),
      empty: (keep) => alive(() => storage.empty(keep)),
      close: () => storage.close(),
    },
    kill: async () => {
      dead = true
      await Promise.allSettled([...asked])
      storage.close()
    },
  }
}

/** A disk that outlives the app, and is locked when the app begins again. */
function memoryDisks(): (phone: number) => Promise<Storage> {
  const disks: Storage[] = []
  return async (phone) => {
    const disk = disks[phone] ?? memoryStorage()
    disks[phone] = disk
    disk.lock()
    return disk
  }
}

class Storm {
  readonly #options: FuzzOptions
  readonly #chance: Chance
  readonly #disk: (phone: number) => Promise<Storage>
  readonly #lives: Life[] = []
  readonly #network: Network = { online: true, calm: false }
  readonly #acknowledged = new Set<string>()
  #timers: Timer[] = []
  #nowMs = Date.UTC(2026, 10, 21, 18)

  constructor(options: FuzzOptions) {
    this.#options = options
    this.#chance = seededChance(options.seed)
    this.#disk = options.storage ?? memoryDisks()
  }

  async run(): Promise<Divergences> {
    const { phones = 2, steps = 60, token } = this.#options
    for (let phone = 0; phone < phones; phone++) {
      await this.#start(phone)
      await this.#lives[phone]?.device.signIn({ token, person: 'same' })
      if (this.#chance() < 0.5) await this.#lives[phone]?.device.setPin(pin)
    }
    for (let step = 0; step < steps; step++) await this.#step(below(this.#chance, phones))
    await this.#calmDown()
    const wrong: string[] = []
    for (const [phone, life] of this.#lives.entries()) wrong.push(...(await this.#judge(life.device, phone)))
    for (const id of this.#acknowledged) {
      if ((await this.#options.server.receiptOf(id)) === undefined) wrong.push(`${id} was acknowledged and is lost`)
    }
    return wrong
  }

  async #start(phone: number): Promise<void> {
    const { storage, kill } = mortal(await this.#disk(phone))
    const device = await createDevice({
      storage,
      now: () => this.#nowMs,
      random: (length) => Uint8Array.from({ length }, () => below(this.#chance, 256)),
    })
    const send = villageLink(this.#options.server.send, this.#network, this.#chance)
    const sync = createSync({ device, send, chance: this.#chance, later: (waitMs, work) => this.#later(waitMs, work) })
    this.#lives[phone] = {
      device,
      sync,
      kill: () => {
        sync.stop()
        return kill()
      },
    }
  }

  #later(waitMs: number, work: () => void): () => void {
    const timer = { at: this.#nowMs + waitMs, work }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer)
    }
  }

  #advance(byMs: number): void {
    this.#nowMs += byMs
    const due = this.#timers.filter((timer) => timer.at <= this.#nowMs)
    this.#timers = this.#timers.filter((timer) => timer.at > this.#nowMs)
    for (const timer of due) timer.work()
  }

  async #step(phone: number): Promise<void> {
    const { server } = this.#options
    const life = this.#lives[phone]
    const dice = this.#chance()
    if (dice < 0.4) this.#record(phone)
    else if (dice < 0.5) this.#network.online = !this.#network.online
    else if (dice < 0.65) await server.teamWrites?.(this.#chance)
    else if (dice < 0.68) await server.reset?.()
    else if (dice < 0.76) {
      await life?.kill()
      await this.#start(phone)
    } else if (dice < 0.79) void life?.device.lock()
    else if (dice < 0.82) void life?.device.unlock(pin)
    else if (dice < 0.9) this.#advance(below(this.#chance, 400_000))
    else void life?.sync.now()
    await ticks(below(this.#chance, 120))
  }

  #record(phone: number): void {
    const { server } = this.#options
    const device = this.#lives[phone]?.device
    const command = server.newCommand(this.#chance)
    if (!device || (device.locked && !command.urgent)) return
    // Only what the phone said it keeps is owed: a record cut off by a kill or the lock may be lost, never doubled.
    void device.record(command).then(
      (id) => this.#acknowledged.add(id),
      (error) => {
        if (!device.locked) throw error
      },
    )
  }

  async #calmDown(): Promise<void> {
    this.#network.online = true
    this.#network.calm = true
    for (const { device } of this.#lives) await device.unlock(pin)
    for (let round = 0; round < 12; round++) {
      this.#advance(400_000)
      for (const { sync } of this.#lives) await sync.now()
    }
    for (const { sync } of this.#lives) sync.stop()
  }

  async #judge(device: Device, phone: number): Promise<Divergences> {
    const { server } = this.#options
    const wrong: string[] = []
    for (const item of device.items) {
      this.#acknowledged.delete(item.id)
      const receipt = await server.receiptOf(item.id)
      if (isWaiting(item)) wrong.push(`phone ${phone}: ${item.id} still waits`)
      if (item.state.is === 'received' && item.state.receipt !== receipt)
        wrong.push(`phone ${phone}: ${item.id} shows a false receipt`)
      if (item.state.is === 'attention' && receipt !== undefined)
        wrong.push(`phone ${phone}: ${item.id} was accepted and shows as refused`)
      await device.discard(item.id)
    }
    const fresh = (await server.download()).map(asText).sort()
    const kinds = new Set((await server.download()).map(([kind]) => kind))
    const held = [...kinds]
      .flatMap((kind) => device.all(factKind<unknown>(kind)).map(({ key, body }) => asText([kind, key, body])))
      .sort()
    const odd = [...held.filter((one) => !fresh.includes(one)), ...fresh.filter((one) => !held.includes(one))]
    if (odd.length > 0 || held.length !== fresh.length)
      wrong.push(
        `phone ${phone}: holds ${held.length} facts, a fresh download has ${fresh.length}; they differ in ${odd.join(' · ')}`,
      )
    return wrong
  }
}

const asText = (change: WireChange): string => JSON.stringify(change)

/**
 * *Stale device + changes since its cursor = a fresh download*, under loss, repetition, late delivery, two phones of one
 * person, 413, resets and an app killed at any moment. Nothing acknowledged is lost; nothing is shown that is not so.
 */
export const fuzzSync = (options: FuzzOptions): Promise<Divergences> => new Storm(options).run()
