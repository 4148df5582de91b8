import { command, z } from '@ayni/kernel'
import { shortText } from './shared-shapes.ts'

export const correctMyName = command('enrollment.correct-my-name', {
  summary: 'The person writes their own name as it is',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ names: shortText, familyNames: shortText }),
  output: z.null(),
  errors: { 'enrollment.person-missing': 404 },
})
