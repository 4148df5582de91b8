import type { Device, Post, Sync, SyncStatus } from '@ayni/device'
import type { ScreenProps } from '@ayni/ui'
import { signal } from '@preact/signals'
import { Component } from 'preact'

/**
 * @safety Signals skip whatever has the same props as before, and the device is always the same object: a screen went on asking
 * what had been answered. Whatever stands under a screen is drawn again with it.
 */
Component.prototype.shouldComponentUpdate = () => true

/** What the shell owns, opened once by main.tsx. */
export type House = { readonly device: Device; readonly post: Post }

export const sync = signal<Sync | null>(null)
/** Grows whenever the device or the sync loop has something new to show. */
const changes = signal(0)
export const changed = (): void => {
  changes.value++
}

let house: House | null = null
export const openHouse = (opened: House): void => {
  house = opened
  opened.device.subscribe(changed)
}

/** What a screen stands on. Read while drawing: the screen is drawn again when anything changes. */
export const useHouse = (): House => {
  changes.value
  if (house === null) throw new Error('the house is not open')
  return house
}

/** Null until the sync loop is there, which is after the first question. */
export const useStatus = (): SyncStatus | null => {
  changes.value
  return sync.value?.status() ?? null
}

export const hrefs = {
  today: '#/hoy',
  help: '#/ayuda',
  learn: '#/aprender',
  mine: '#/yo',
  check: '#/chequeo',
  hours: '#/cita',
  result: '#/chequeo/fin',
  history: '#/yo/notas',
  crisis: '#/ayuda-ya',
  plan: '#/ayuda-ya/plan',
} as const

export type Frame = Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>

export const go = (href: string, replace = false): void => {
  if (replace) location.replace(href)
  else location.assign(href)
}
