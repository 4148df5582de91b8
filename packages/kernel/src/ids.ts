import { z } from 'zod'

/** UUID made by the caller (phone, console or server), version 7 so that rows sort by birth. */
export const uuid = z.uuid()

export const personId = z.uuid().brand<'PersonId'>()
export type PersonId = z.infer<typeof personId>

export const accountId = z.uuid().brand<'AccountId'>()
export type AccountId = z.infer<typeof accountId>

export const programId = z.uuid().brand<'ProgramId'>()
export type ProgramId = z.infer<typeof programId>

export const deviceId = z.uuid().brand<'DeviceId'>()
export type DeviceId = z.infer<typeof deviceId>

export const commandId = z.uuid().brand<'CommandId'>()
export type CommandId = z.infer<typeof commandId>

/** Programme alias shown in every list, alert and message instead of a name. */
export const alias = z.string().regex(/^AY-[A-Z2-9]{4}$/)
