import '@ayni/ui/console.css'
import '@ayni/ui/gallery.css'
import '../src/desk.css'
import { mountGallery } from '@ayni/ui/gallery'
import { boardStates } from './board-states.tsx'
import { callStates } from './call-states.tsx'
import { caringStates } from './caring-states.tsx'
import { followStates } from './follow-states.tsx'
import { referralStates } from './referral-states.tsx'
import { saidStates } from './said-states.tsx'

const root = document.getElementById('gallery')
if (root !== null)
  mountGallery(
    [...boardStates, ...followStates, ...callStates, ...saidStates, ...caringStates, ...referralStates],
    root,
  )
