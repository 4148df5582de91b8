import { expect, test } from 'vitest'
import { roomAt } from './room-at.ts'

const Today = () => null
const Hour = () => null
const Mine = () => null
const rooms = { '/yo': Mine, '/cita': Hour, '/cita/:id': Hour }

test.each([
  ['/yo', Mine, undefined],
  ['/yo/', Mine, undefined],
  ['/cita', Hour, undefined],
  ['/cita/ZX1', Hour, 'ZX1'],
  ['/', Today, undefined],
  ['/yo/otra', Today, undefined],
  ['/otra/cita/ZX1', Today, undefined],
  ['/constructor', Today, undefined],
] as const)('%s opens its room, and what nobody knows opens Hoy', (address, room, id) => {
  const found = roomAt(rooms, address, Today)
  expect(found.Room).toBe(room)
  expect(found.id).toBe(id)
})
