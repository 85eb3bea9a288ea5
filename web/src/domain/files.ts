/** What the services take, in bytes. */
export const largestAttachment = 25 * 1024 * 1024

/** "482 KiB": as people compare sizes. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kibi = bytes / 1024
  if (kibi < 1024) return `${Math.round(kibi)} KiB`
  const mebi = kibi / 1024
  return mebi < 1024 ? `${mebi.toFixed(1)} MiB` : `${(mebi / 1024).toFixed(1)} GiB`
}

/** The hash by which the log knows a file, in lower-case hex. */
export async function sha256Of(file: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
