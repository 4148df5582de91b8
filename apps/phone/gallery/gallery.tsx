import '@ayni/ui/base.css'
import '../src/later.css'
import '@ayni/ui/gallery.css'
import { mountGallery } from '@ayni/ui/gallery'
import { worryStates } from './worry-states.tsx'

const root = document.getElementById('gallery')
if (root !== null) mountGallery(worryStates, root)
