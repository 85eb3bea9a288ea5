import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { t } from '../messages/en'

const formats = ['pdf', 'docx', 'json', 'csv'] as const

interface DownloadsProps {
  /** The address without its ending. */
  base: string
  /** What is downloaded, for whoever does not see where the button stands. */
  label?: (format: string) => string
}

/** A report in each of its forms, to keep. */
export function Downloads({ base, label = format => `${t.report.download} ${format}` }: DownloadsProps) {
  return formats.map(format => (
    <Button
      key={format}
      component="a"
      href={`${base}.${format}`}
      download
      leftSection={<IconDownload size={15} aria-hidden="true" />}
      aria-label={label(t.report.formats[format])}
    >
      {t.report.formats[format]}
    </Button>
  ))
}
