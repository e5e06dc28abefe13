/** More of a user agent than this is not looked at. */
const readAtMost = 400

/** Families in the order in which they are asked for: later ones also say that they are earlier ones. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdgA?(iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|Chromium|HeadlessChrome|CriOS)\//, 'Chromium'],
  [/\bVersion\/.*Safari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/**
 * A `User-Agent` header as words of a closed vocabulary: 'Chromium on Linux'. Nothing that a stranger writes there gets
 * any further. Empty where it names neither.
 */
export function deviceInWords(userAgent: string | undefined): string {
  const said = (userAgent ?? '').slice(0, readAtMost)
  const browser = browsers.find(([pattern]) => pattern.test(said))?.[1]
  const system = systems.find(([pattern]) => pattern.test(said))?.[1]
  if (browser === undefined) return system === undefined ? '' : `A browser on ${system}`
  return system === undefined ? browser : `${browser} on ${system}`
}
