import { type Device, factKind } from '@ayni/device'
import type { PlanFact } from '../contract.ts'

export const plan = factKind<PlanFact>('safety-plan')

/** All that the rest of the phone needs to know of it; everything else comes with its own file. */
export const hasPlan = (device: Device): boolean => device.all(plan).some(({ body }) => body.is === 'version')
