// Builds the two scripts of the widget, lists the texts they need, and stops when they grow too heavy.
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** gzipped: what every page carries, and what comes when somebody opens the panel. */
const BUDGET_KB = { launcher: 6, panel: 30 };
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** One script without imports: classic pages load it as it is. */
async function script(name, entry, { outDir, format, clear = false }) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir,
      emptyOutDir: clear,
      target: 'es2020',
      cssTarget: 'es2020',
      reportCompressedSize: false,
      lib: {
        entry: resolve(root, entry),
        name: 'loyalnest',
        formats: [format],
        fileName: () => `${name}.js`,
      },
    },
  });
}

await script('launcher', 'src/launcher/launcher.ts', { outDir: 'dist', format: 'iife', clear: true });
await script('panel', 'src/panel/panel.tsx', { outDir: 'dist', format: 'iife' });

// The services read this list to prove that each of their languages holds every text.
await script('texts', 'src/texts.ts', { outDir: 'node_modules/.loyalnest', format: 'es' });
const { TEXTS } = await import(resolve(root, 'node_modules/.loyalnest/texts.js'));
writeFileSync(resolve(root, 'texts.keys.json'), JSON.stringify(Object.keys(TEXTS), null, 2) + '\n');

for (const [name, budget] of Object.entries(BUDGET_KB)) {
  const kb = gzipSync(readFileSync(resolve(root, `dist/${name}.js`)), { level: 9 }).length / 1024;
  console.log(`${name}.js ${kb.toFixed(1)} of ${budget} kB gz`);
  if (kb > budget) {
    console.error(`${name}.js is heavier than its budget.`);
    process.exitCode = 1;
  }
}
