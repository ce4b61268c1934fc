import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/core/hash.ts'
import { packageRoot, readManifest, readResource } from '../../src/read/resources.ts'
import packageJson from '../../package.json' with { type: 'json' }

describe('built resources', () => {
  it('are recorded with size and hash', () => {
    const manifest = readManifest()
    expect(manifest.version).toBe(packageJson.version)
    const bytes = readResource('dict/user.dict.utf8', manifest)
    expect(manifest.files['dict/user.dict.utf8']).toEqual({ bytes: bytes.length, sha256: sha256(bytes) })
  })

  it('are refused when they are not what the build wrote: a bad dictionary would end the process', () => {
    const manifest = readManifest()
    const name = 'dict/idf.utf8'
    const { bytes } = manifest.files[name]!
    for (const record of [
      {},
      { [name]: { bytes, sha256: sha256('') } },
      { [name]: { bytes: 0, sha256: sha256('') } },
    ]) {
      expect(() => readResource(name, { ...manifest, files: record })).toThrow(
        expect.objectContaining({ code: 'installation-damaged', path: `${packageRoot}/dist/${name}` }),
      )
    }
  })

  it('are missed when the build has not run', () => {
    expect(() => readResource('dict/none.utf8', readManifest())).toThrow(
      expect.objectContaining({
        name: 'XinjijianError',
        code: 'not-built',
        hint: expect.stringContaining('npm run build'),
      }),
    )
  })
})
