const { join } = require('node:path')
const { loadProgram } = require('../dist/start.cjs')

const [program, code] = ['cli.cjs', 'cli.code'].map((name) => join(__dirname, '../dist', name))
const { work } = loadProgram({ program, code, node: process.versions.node })
void work(process)
