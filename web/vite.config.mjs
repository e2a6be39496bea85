import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** The screens, built into files whose names carry their hash; `npx vite` in this folder serves them while one works on them. */
export default defineConfig({
  plugins: [tailwindcss()],
  build: {
    target: 'es2022',
    // The content security policy lets no inline data through but pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
