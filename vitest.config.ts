import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup/built.ts'],
    setupFiles: ['test/setup/random.ts'],
    testTimeout: 20_000,
    // Some start a browser first, which takes long on a loaded machine.
    hookTimeout: 60_000,
    // Both of two cores: without it one would wait.
    maxWorkers: '100%',
    // One process for each test file: the native segmenter is loaded once in each and never freed.
    pool: 'forks',
    coverage: { provider: 'v8', include: ['src/**'], exclude: ['src/build/**'] },
  },
})
