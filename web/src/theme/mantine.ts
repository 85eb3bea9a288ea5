import { Button, type CSSVariablesResolver, createTheme, Input, Modal, type VariantColorsResolver } from '@mantine/core'

/** Buttons take their colours from tokens.css, because the library's own shades miss AA contrast in places. */
const variantColorResolver: VariantColorsResolver = ({ variant, color }) => {
  const tone = color === 'danger' ? 'danger' : 'accent'
  switch (variant) {
    case 'filled':
      return {
        background: `var(--${tone})`,
        hover: `var(--${tone}-hover)`,
        color: `var(--on-${tone})`,
        border: '1px solid transparent',
      }
    case 'light':
      return {
        background: `var(--${tone}-soft)`,
        hover: `color-mix(in srgb, var(--${tone}-soft), var(--${tone}) 14%)`,
        color: `var(--${tone}-ink)`,
        border: '1px solid transparent',
      }
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: 'var(--surface-2)',
        color: color === 'danger' ? 'var(--danger-ink)' : 'var(--text)',
        border: '1px solid transparent',
      }
    default:
      return {
        background: 'var(--surface)',
        hover: 'var(--surface-2)',
        color: color === 'danger' ? 'var(--danger-ink)' : 'var(--text)',
        border: '1px solid var(--line-strong)',
      }
  }
}

/** The library paints its dark surfaces from this scale; it must be ours, or fields would be of another grey than the page. */
const slate = [
  '#e6e9ee',
  '#c1c9d4',
  '#a5afbd',
  '#758092',
  '#3a4350',
  '#2b323d',
  '#1a1f27',
  '#151920',
  '#0d1015',
  '#090b0f',
] as const

export const theme = createTheme({
  primaryColor: 'indigo',
  colors: { dark: slate },
  fontFamily: '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  variantColorResolver,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm', variant: 'default' },
      vars: (_, { size }) => ({
        root: size === 'sm' ? { '--button-height': '32px', '--button-padding-x': '14px' } : {},
        loader: {},
      }),
    }),
    Input: Input.extend({
      vars: (_, { size }) => ({ wrapper: size === undefined || size === 'sm' ? { '--input-height': '32px' } : {} }),
    }),
    Modal: Modal.extend({
      defaultProps: { centered: false, yOffset: '8vh', transitionProps: { duration: 0 } },
      styles: { title: { fontSize: '1rem', fontWeight: 650 } },
    }),
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true, events: { hover: true, focus: true, touch: false } } },
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
  },
})

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-placeholder': 'var(--text-2)',
  '--mantine-color-anchor': 'var(--accent-ink)',
  '--mantine-color-error': 'var(--danger-ink)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-2)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--surface-2)',
  '--mantine-color-disabled-color': 'var(--text-2)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent-ink)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared })
