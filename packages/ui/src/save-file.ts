/** Hands a text to the browser's own downloads: a file made here, and nothing travels. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  // Not at once: a browser that has not begun to read the file would find nothing there.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
