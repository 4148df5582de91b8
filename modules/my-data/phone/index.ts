/** Nothing here is needed before somebody asks for it. */
export const loadMyData = async () => (await import('./my-data.tsx')).MyData
export const loadMyCopy = async () => (await import('./my-copy.tsx')).MyCopy
