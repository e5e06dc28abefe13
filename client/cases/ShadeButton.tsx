import { Button } from '../ui/Button.tsx'
import { shadeKeys, useShade } from '../ui/shade.ts'

/** Shows clients by their codes alone, everywhere on this device, or by their names again. */
export function ShadeButton() {
  const { down, toggle } = useShade()
  return (
    <Button
      variant="quiet"
      icon="hidden"
      className="shadeButton"
      aria-pressed={down}
      aria-keyshortcuts={shadeKeys}
      title={`On this device, until you change it (${shadeKeys})`}
      onClick={toggle}
    >
      Show the code only
    </Button>
  )
}
