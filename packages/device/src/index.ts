export { type Answer, createDevice, Device, type DeviceOptions, type NewCommand, type SignInResult } from './device.ts'
export { askToBeWoken, keepStorage, leaveQuickly, watchIdle, watchNetwork, watchReturn } from './install.ts'
export { type Fact, type FactKind, factKind, type Local } from './local.ts'
export { memoryDevice, memoryStorage } from './memory.ts'
export { openDevice } from './open-device.ts'
export { type ItemState, isWaiting, nextAttempt, nextBatch, type OutboxItem, retryPolicy } from './outbox.ts'
export { idleLockMs, shouldLock } from './pin-gate.ts'
export { createPost, type Post, type Posted, type PostOptions } from './post.ts'
export {
  type CrisisCard,
  freshSync,
  type Session,
  type Snapshot,
  type SyncMemory,
  type UnlockResult,
} from './storage.ts'
export { createSync, type Sync, type SyncOptions } from './sync.ts'
export { type Receipt, readStatus, type SyncStatus } from './sync-status.ts'
export { alone } from './tabs.ts'
export { createSend, type Send, type SendResult } from './transport.ts'
