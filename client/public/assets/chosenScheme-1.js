// The member's choice of colours in this browser; without one the system's scheme holds. Nothing else is kept here.
try {
  const chosen = localStorage.getItem('throughline.scheme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // A browser that keeps nothing shows the system's scheme.
}
