/**
 * A finger on a page that is not full screen brings the full screen back: whatever bar came up is gone with the next tap.
 * Only a finger: a mouse and a keyboard are somebody's desk. An installed app is full screen by its manifest.
 */
export function keepFullScreen(): void {
  if (!document.fullscreenEnabled) return
  window.addEventListener('pointerup', ({ pointerType }) => {
    const isFull = document.fullscreenElement !== null || matchMedia('(display-mode: fullscreen)').matches
    if (pointerType !== 'touch' || isFull) return
    void document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined)
  })
}
