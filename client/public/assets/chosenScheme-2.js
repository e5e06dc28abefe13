// The member's choice of colours in this browser, and of dim ones in session mode; without one the system's scheme holds.
// Nothing else is kept here.
try {
  const chosen = localStorage.getItem('throughline.scheme')
  const isDim = location.pathname.endsWith('/session') && localStorage.getItem('throughline.sessionDim') === 'yes'
  if (isDim) document.documentElement.dataset.theme = 'dim'
  else if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // A browser that keeps nothing shows the system's scheme.
}
