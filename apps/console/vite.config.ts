import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Served by the hospital's server under /console/; in development the API is asked there. */
export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: { outDir: 'dist', target: 'es2022', chunkSizeWarningLimit: 900 },
  server: { port: 5174, proxy: { '/api': 'http://127.0.0.1:8080' } },
})
