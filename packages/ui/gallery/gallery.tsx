import '../src/base.css'
import './gallery.css'
import { mountGallery } from './mount-gallery.tsx'
import { phoneStates } from './phone-states.tsx'

const root = document.getElementById('gallery')
if (root !== null) mountGallery(phoneStates, root)
