import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const gateway = `http://127.0.0.1:${8080 + Number(process.env.MUSTER_PORT_OFFSET ?? 0)}`
const toGateway = Object.fromEntries(
  ['/api', '/login', '/oauth2', '/logout'].map(path => [path, { target: gateway, changeOrigin: false }]),
)

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5173, proxy: toGateway },
  build: {
    target: 'es2022',
    assetsDir: 'assets',
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
    manifest: 'asset-manifest.json', // read by scripts/budget.mjs
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://127.0.0.1:8080/' } },
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    css: { include: /.+/ },
    maxWorkers: '100%',
    restoreMocks: true,
    // A slow machine takes its time; what is waited for costs no more than that.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    env: { TZ: 'Europe/Berlin' },
  },
})
