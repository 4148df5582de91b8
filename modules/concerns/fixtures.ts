import type { Instant } from '@ayni/kernel'
import type { WhatWasSaidData } from './contract.ts'

/** Two worries about one invented person: of a mentor, and of a colleague. */
export const twoWorries = (at: Instant): WhatWasSaidData => ({
  stranger: false,
  rows: [
    { at, from: 'colleague', urgent: true, words: 'Ayer me dijo que ya no puede más. Está en la posta, sin compañía.' },
    { at, from: 'mentor', urgent: false, words: null },
  ],
})

/** Somebody who was only described, of whom nobody knows yet whether they are in the programme. */
export const aStranger = (at: Instant): WhatWasSaidData => ({
  stranger: true,
  rows: [{ at, from: 'colleague', urgent: false, words: 'El médico nuevo de la posta de Yanayacu (inventado).' }],
})
