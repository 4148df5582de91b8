export { type LayerText, november2026 } from './november-2026.ts'
