import '../src/console.css'
import './gallery.css'
import { consoleStates } from './console-states.tsx'
import { emergencyStates } from './emergency-states.tsx'
import { mountGallery } from './mount-gallery.tsx'
import { phoneStates } from './phone-states.tsx'
import { pieceStates } from './piece-states.tsx'
import { planStates } from './plan-states.tsx'
import { reachStates } from './reach-states.tsx'

const root = document.getElementById('gallery')
if (root !== null)
  mountGallery(
    [...phoneStates, ...pieceStates, ...consoleStates, ...reachStates, ...emergencyStates, ...planStates],
    root,
  )
