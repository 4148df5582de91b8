import type { ComponentType } from 'preact'

export type Room = ComponentType<{ readonly id?: string }>
/** By address; one that ends in `/:id` takes any name there. */
export type Rooms = Readonly<Record<string, Room>>

type Found = { readonly Room: Room; readonly id?: string }

/** The room of an address, and the name at its end where the room asks for one. */
export function roomAt(rooms: Rooms, address: string, otherwise: Room): Found {
  const at = address.replace(/\/+$/, '')
  const cut = at.lastIndexOf('/')
  const exact = rooms[at]
  if (exact !== undefined) return { Room: exact }
  const named = rooms[`${at.slice(0, cut)}/:id`]
  return named === undefined ? { Room: otherwise } : { Room: named, id: at.slice(cut + 1) }
}
